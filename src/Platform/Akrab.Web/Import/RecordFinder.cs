using Akrab.Data.Lists;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>Fetches the stored records that a batch of rows may speak of, as far as the importing member sees them.</summary>
internal interface IRecordFinder
{
    Task<IReadOnlyCollection<Entity>> Candidates(IReadOnlyList<ImportedRow> rows, CancellationToken stop);
}

/// <inheritdoc />
internal sealed class RecordFinder<T>(Definition<T> definition, Lookup lookup) : IRecordFinder where T : Entity
{
    private readonly MemberField? _externalId = definition.Find("externalId") is MemberField { IsIndexed: true } field ? field : null;
    private readonly bool _isOfPeople = ImportTargets.IsPerson(definition);

    public async Task<IReadOnlyCollection<Entity>> Candidates(IReadOnlyList<ImportedRow> rows, CancellationToken stop)
    {
        HashSet<Guid> ids = [.. rows.Select(r => r.Id).OfType<Guid>()];
        if (_externalId is not null)
            await ByText(ids, _externalId, rows.Select(r => r.Value<string>(_externalId)), stop);
        if (!_isOfPeople && definition.Title.IsIndexed)
            await ByText(ids, definition.Title, rows.Select(r => r.Name), stop);

        foreach (var field in definition.Fields)
            if (field.Type is EmailsType)
                await ByKeys(ids, field, rows.SelectMany(r => r.EmailAddresses), stop);
            else if (field.Type is PhonesType)
                await ByKeys(ids, field, rows.SelectMany(r => r.Phones).Select(WorkingSet.KeyOf), stop);

        return ids.Count == 0 ? [] : [.. (await lookup.WholeRecords(definition, ids, stop)).OrderBy(r => r.Key).Select(r => r.Value)];
    }

    private async Task ByText(HashSet<Guid> ids, MemberField field, IEnumerable<string?> texts, CancellationToken stop)
    {
        var folded = texts.Where(t => !string.IsNullOrEmpty(t)).Select(t => Fold.Text(t!)).Distinct().ToList();
        foreach (var found in await lookup.ByText(definition, field, folded, stop))
            ids.UnionWith(found.Take(5));
    }

    private async Task ByKeys(HashSet<Guid> ids, Field field, IEnumerable<string> keys, CancellationToken stop)
    {
        foreach (var found in await lookup.ByKeys(field, keys.Distinct().ToList(), stop))
            ids.UnionWith(found);
    }
}

/// <summary>Makes the finder of an entity whose type is known only at run time.</summary>
internal sealed class FinderMaker(Lookup lookup) : IEntityVisitor<IRecordFinder>
{
    public IRecordFinder Visit<T>(Definition<T> definition) where T : Entity => new RecordFinder<T>(definition, lookup);
}
