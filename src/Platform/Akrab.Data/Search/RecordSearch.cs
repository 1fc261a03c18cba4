using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Search;

/// <summary>Finds records by any part of a name, phone or e-mail, accents and case aside, with one typing mistake forgiven.</summary>
public sealed class RecordSearch(AkrabDb db, Vocabulary vocabulary)
{
    private const int ShortestPart = 3, MostParts = 8, MostBeginnings = 8;

    /// <summary>A phone without its leading zero is told from others by this many digits.</summary>
    private const int TellingDigits = 7;

    /// <summary>
    /// Up to few, matches are looked up one by one; up to many, records are walked in the order of the list, each asked whether it is
    /// among all matches; where there are still more, the text of each is read until a page is full.
    /// </summary>
    public (int Few, int Many) Bounds { get; init; } = (4_000, 10_000);

    /// <summary>The rows of one entity that match, composable with more conditions: as typed, or, when nobody is found so, with a mistake forgiven.</summary>
    public async Task<IQueryable<T>> Within<T>(Definition<T> definition, string typed, CancellationToken stop) where T : Entity
    {
        var exact = await Rows(definition, Understood(typed), stop);
        if (exact is not null && await exact.AnyAsync(stop))
            return exact;

        return (await Forgiving(typed, stop) is { } near ? await Rows(definition, near, stop) : exact) ?? db.Set<T>().Where(_ => false);
    }

    /// <summary>Whether anything matches that may be seen.</summary>
    internal async Task<bool> IsFound<T>(Definition<T> definition, Typed typed, CancellationToken stop) where T : Entity =>
        await Rows(definition, typed, stop) is { } rows && await rows.AnyAsync(stop);

    /// <summary>What was typed, every part of it; should it be a mistake, the words to forgive it by are being read.</summary>
    internal Typed Understood(string typed)
    {
        vocabulary.Expect(db.Acting.Tenant);
        return AsTyped(typed);
    }

    private static Typed AsTyped(string typed) => PhonePart(typed) is { } digits
        ? new Typed("", [digits], IsPhone: true)
        : new Typed(Fold.Text(typed), [.. Parts(typed).Select(part => (IReadOnlyList<string>)[part])], IsPhone: false);

    /// <summary>The same with one mistake a word forgiven; null when no word is near another.</summary>
    internal async Task<Typed?> Forgiving(string typed, CancellationToken stop)
    {
        if (PhonePart(typed) is not null)
            return null;

        List<IReadOnlyList<string>> parts = [];
        foreach (var part in Parts(typed))
            parts.Add(await vocabulary.OrNear(db.Acting.Tenant, part, stop));
        return parts.Select(p => p[0]).SequenceEqual(Parts(typed)) && parts.All(p => p.Count == 1) ? null : new Typed("", parts, IsPhone: false);
    }

    /// <summary>
    /// The titles that begin with what was typed, and then those that begin with one part of it and have all others: groups that an index
    /// gives in the order of their names, however many there are. Each comes as stretches of the title's key.
    /// </summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Beginnings(EntityDefinition definition, Typed typed)
    {
        if (definition.Title is not { IsSearched: true, IsIndexed: true } || typed.IsPhone)
            return [];

        var parts = typed.Parts.SelectMany(alternatives => alternatives).ToList();
        var first = parts.Where(part => !parts.Exists(other => other != part && part.StartsWith(other, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal).ToList();
        IEnumerable<IReadOnlyList<string>> groups = [typed.Whole.Length == 0 ? [] : [typed.Whole], first.Count > MostBeginnings || first is [var only] && only == typed.Whole ? [] : first];
        return [.. groups.Where(group => group.Count > 0)];
    }

    /// <summary>Those whose title begins so and has every part.</summary>
    internal static Expression<Func<T, bool>> Begins<T>(Definition<T> definition, Typed typed, string beginning) where T : Entity
    {
        var key = ModelMaker.KeyColumn(definition.Title);
        var end = beginning + '\uffff';
        Expression<Func<T, bool>> begins = e => string.Compare(EF.Property<string>(e, key), beginning) >= 0 && string.Compare(EF.Property<string>(e, key), end) < 0;
        return typed.Parts.Select(alternatives => Joined(Expression.OrElse, alternatives.Select(part => (Expression<Func<T, bool>>)(e => EF.Property<string>(e, key).Contains(part)))))
            .Aggregate(begins, (all, one) => Joined(Expression.AndAlso, [all, one]));
    }

    /// <summary>The rows left without those whose title begins in one of these ways.</summary>
    internal static IQueryable<T> Without<T>(IQueryable<T> rows, Definition<T> definition, Typed typed, IEnumerable<string> beginnings) where T : Entity =>
        beginnings.Select(beginning => Begins(definition, typed, beginning)).Aggregate(rows, (some, begins) => some.Where(Expression.Lambda<Func<T, bool>>(Expression.Not(begins.Body), begins.Parameters)));

    /// <summary>All rows that match; null when it is known already that there are none.</summary>
    internal async Task<IQueryable<T>?> Rows<T>(Definition<T> definition, Typed typed, CancellationToken stop) where T : Entity
    {
        if (typed.Parts.Count == 0)
            return db.Set<T>().AsNoTracking().Where(Begins(definition, typed, typed.Whole));

        var places = Places(definition, typed);
        if (places.Count == 0)
            return null;

        var match = Match(definition, typed, places);
        var most = match.Gathered is null ? Bounds.Few : Bounds.Many;
        var size = await Size(match, most, stop);
        if (size > Bounds.Few)
        {
            match = Match(definition, typed, places, isThorough: true);
            size = await Size(match, most, stop);
        }

        return size == 0 ? null
            : size <= Bounds.Few ? Those(definition, match.OneByOne, isDriven: true)
            : Those(definition, size <= Bounds.Many && match.Gathered is { } gathered ? gathered : match.ByText, isDriven: false);
    }

    private SearchMatch Match(EntityDefinition definition, Typed typed, IReadOnlyList<string> places, bool isThorough = false) =>
        db.Writer.Search.Match(new(db.Acting.Tenant, definition.Name, typed.Parts, typed.IsPhone, places), isThorough);

    /// <summary>Where it is looked for: not where something stands that is hidden from whoever looks.</summary>
    private IReadOnlyList<string> Places(EntityDefinition definition, Typed typed)
    {
        IReadOnlyList<string> places = typed.IsPhone ? [SearchText.PhonePlace] : SearchQuestion.All;
        if (db.HiddenOf(definition) is not { } hidden)
            return places;
        var closed = definition.Fields.Where(f => f.IsSearched && hidden.Names.Contains(f.Name)).Select(f => SearchText.PlaceOf(definition, f)).ToHashSet();
        return [.. places.Where(place => !closed.Contains(place))];
    }

    /// <summary>About how many match, up to one more than a number.</summary>
    private Task<int> Size(SearchMatch match, int most, CancellationToken stop) =>
        HeldApart.Values<int>(db, match.Size with { Values = [.. match.Size.Values, most + 1] }).SingleAsync(stop);

    private static List<string> Parts(string typed) =>
        [.. Fold.Text(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostParts).Where(word => word.EnumerateRunes().Count() >= ShortestPart)];

    /// <summary>The digit strings a typed phone may be stored as; null when it is not a phone.</summary>
    private static IReadOnlyList<string>? PhonePart(string typed)
    {
        var isPhone = typed.Count(char.IsDigit) >= ShortestPart && typed.All(c => char.IsDigit(c) || " +-().\u00A0/".Contains(c));
        if (!isPhone)
            return null;

        var stored = Phone.SearchDigits(typed);
        var plain = Fold.Digits(typed);
        return stored == plain || stored.Length < ShortestPart ? [plain]
            : plain[0] == '0' && plain.Length > TellingDigits && stored.EndsWith(plain[1..], StringComparison.Ordinal) ? [plain[1..]]
            : [stored, plain];
    }

    private static Expression<Func<T, bool>> Joined<T>(Func<Expression, Expression, Expression> how, IEnumerable<Expression<Func<T, bool>>> conditions) =>
        conditions.Aggregate((one, other) => Expression.Lambda<Func<T, bool>>(how(one.Body, Replace.In(other, one.Parameters[0])), one.Parameters));

    /// <summary>The records found, each looked up one by one, or the others asked whether they are among them.</summary>
    private IQueryable<T> Those<T>(Definition<T> definition, Sql found, bool isDriven) where T : Entity =>
        ((IThose<T>)Activator.CreateInstance(typeof(Those<,>).MakeGenericType(typeof(T), definition.IdType))!).Rows(db, found, isDriven);
}

/// <summary>What somebody typed, understood.</summary>
/// <param name="Whole">All of it, folded; empty when titles need not begin with it.</param>
/// <param name="Parts">The parts long enough to be looked up, each in the forms it may have.</param>
internal sealed record Typed(string Whole, IReadOnlyList<IReadOnlyList<string>> Parts, bool IsPhone);
