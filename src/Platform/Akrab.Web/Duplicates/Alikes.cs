using Akrab.Data.Lists;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Linkage;
using Akrab.Linkage.Traits;

namespace Akrab.Web.Duplicates;

/// <summary>A record that is already here and may be the one about to be made.</summary>
public sealed record Alike(Entity Record, double Odds, double Probability, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether they are taken for one, so that nobody makes the other unasked.</summary>
    public bool IsProbable => Probability >= 0.5;
}

/// <summary>The record that was to be made is probably there already.</summary>
public sealed class ProbablyKnown(EntityDefinition definition, IReadOnlyList<Alike> alikes) : Exception(definition.Name)
{
    public EntityDefinition Definition => definition;

    public IReadOnlyList<Alike> Alikes => alikes;
}

/// <summary>
/// Finds who is already here: by the same phone, e-mail or birthday, or a name that sounds alike, weighed with what the last look over all
/// records learnt. Only records that the actor sees are told of.
/// </summary>
public sealed class Alikes(AkrabDb db, Lookup lookup, KnowledgeStore store)
{
    private const int Most = 5;

    /// <summary>Who may be this one: those that probably are, and those who share a phone or an e-mail; the surest first.</summary>
    public async Task<IReadOnlyList<Alike>> Of<T>(Definition<T> definition, T record, CancellationToken stop) where T : Entity
    {
        if (!Merger.CanMerge(definition))
            return [];

        var born = new List<T>();
        foreach (var field in definition.Fields.OfType<MemberField>().Where(f => f is { Type: AnnualDateType, IsIndexed: true } && f.Get(record) is not null))
            born.AddRange(await lookup.ByValue<T>(field, field.Get(record)!, stop));
        return (await Of(definition, [record], born, stop))[0];
    }

    /// <summary>The same for many at once, with one question for each kind of contact and one for all names; birthdays are not asked.</summary>
    public Task<IReadOnlyList<IReadOnlyList<Alike>>> Of<T>(Definition<T> definition, IReadOnlyList<T> records, CancellationToken stop) where T : Entity => Of(definition, records, [], stop);

    private async Task<IReadOnlyList<IReadOnlyList<Alike>>> Of<T>(Definition<T> definition, IReadOnlyList<T> records, IReadOnlyList<T> more, CancellationToken stop) where T : Entity
    {
        List<(ILookup<string, Guid> Found, Func<T, IEnumerable<string>> Keys)> sources = [];
        await Ask(record => definition.Title.Get(record) is string name && NameKey.Of(name) is { } key ? [key] : [], keys => lookup.ByNameKeys(definition, keys, stop));
        foreach (var field in definition.Fields.Where(f => f.Type is PhonesType or EmailsType))
            await Ask(record => field.Type.Keys(field.Get(record)).Select(k => k.Text).OfType<string>(), keys => lookup.ByKeys(field, keys, stop));

        var seen = new Dictionary<Guid, T>(await lookup.Records(definition, [.. sources.SelectMany(s => s.Found.SelectMany(ids => ids)).Distinct()], stop));
        foreach (var record in more)
            seen[record.Key] = record;
        return seen.Count == 0 ? [.. records.Select(_ => (IReadOnlyList<Alike>)[])] : Weigh(definition, records, record => Candidates(record), await store.Of(db, definition, stop));

        async Task Ask(Func<T, IEnumerable<string>> keys, Func<IReadOnlyCollection<string>, Task<ILookup<string, Guid>>> ask) =>
            sources.Add((await ask([.. records.SelectMany(keys).Distinct()]), keys));

        IEnumerable<T> Candidates(T record) => sources.SelectMany(s => s.Keys(record).SelectMany(key => s.Found[key])).Concat(more.Select(m => m.Key)).Distinct()
            .Where(id => id != record.Key && seen.ContainsKey(id)).Select(id => seen[id]);
    }

    private static List<IReadOnlyList<Alike>> Weigh<T>(Definition<T> definition, IReadOnlyList<T> records, Func<T, IEnumerable<T>> candidates, Knowledge knowledge) where T : Entity
    {
        var traits = new RecordTraits(definition);
        List<(T Record, int Row)> rows = [];
        List<List<(T Record, int Row)>> others = [];
        var count = 0;
        foreach (var record in records)
        {
            rows.Add((record, Add(record)));
            others.Add([.. candidates(record).Select(other => (other, Add(other)))]);
        }

        var scoring = new Scoring(new RecordSet(count, traits.Traits), knowledge.Model, areNewcomers: true);
        return [.. rows.Zip(others, (row, pairs) => (IReadOnlyList<Alike>)[.. pairs.Select(other => Weighed(row.Row, other)).Where(a => a.IsProbable || SharesContact(definition, a))
            .OrderByDescending(a => a.Odds).Take(Most)])];

        int Add(T record)
        {
            traits.Add(record);
            return count++;
        }

        Alike Weighed(int row, (T Record, int Row) other)
        {
            var odds = scoring.Score(row, other.Row).Odds;
            return new Alike(other.Record, odds, knowledge.Probability(odds), [.. scoring.Explain(row, other.Row)]);
        }
    }

    private static bool SharesContact(EntityDefinition definition, Alike alike) =>
        alike.Evidence.Any(e => e.Level == ContactTrait.Shared && definition.Find(e.Trait)?.Type is PhonesType or EmailsType);
}
