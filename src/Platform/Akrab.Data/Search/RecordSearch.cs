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
    private const int ShortestPart = 3;
    private static readonly IReadOnlyList<string> Everywhere = ["name", "phone", "email", "text"];
    private static readonly IReadOnlyList<string> PhoneOnly = ["phone"];

    /// <summary>The rows of one entity that match, composable with more conditions: as typed, or, when nobody is found so, with a mistake forgiven.</summary>
    public async Task<IQueryable<T>> Within<T>(Definition<T> definition, string typed, CancellationToken stop) where T : Entity
    {
        var exact = await AsTyped(definition, typed, stop);
        return await exact.AnyAsync(stop) ? exact : await Forgiving(definition, typed, stop) ?? exact;
    }

    /// <summary>The rows that match every part of what was typed.</summary>
    internal async Task<IQueryable<T>> AsTyped<T>(Definition<T> definition, string typed, CancellationToken stop) where T : Entity
    {
        if (PhonePart(typed) is { } digits)
            return await Rows(definition, [digits], PhoneOnly, stop);

        var parts = Parts(typed);
        return parts.Count == 0 ? StartingWith(definition, Fold.Text(typed)) : await Rows(definition, [.. parts.Select(p => (IReadOnlyList<string>)[p])], Everywhere, stop);
    }

    /// <summary>The rows that match when one mistake a word is forgiven; null when no word is near another.</summary>
    internal async Task<IQueryable<T>?> Forgiving<T>(Definition<T> definition, string typed, CancellationToken stop) where T : Entity
    {
        if (PhonePart(typed) is not null)
            return null;

        List<IReadOnlyList<string>> parts = [];
        foreach (var part in Parts(typed))
            parts.Add(await vocabulary.OrNear(db, part, stop));
        return parts.Select(p => p[0]).SequenceEqual(Parts(typed)) && parts.All(p => p.Count == 1) ? null : await Rows(definition, parts, Everywhere, stop);
    }

    private static List<string> Parts(string typed) =>
        [.. Fold.Text(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(8).Where(word => word.Length >= ShortestPart)];

    /// <summary>The digit strings a typed phone may be stored as; null when it is not a phone.</summary>
    private static IReadOnlyList<string>? PhonePart(string typed)
    {
        var isPhone = typed.Count(char.IsDigit) >= ShortestPart && typed.All(c => char.IsDigit(c) || " +-().\u00A0/".Contains(c));
        if (!isPhone)
            return null;

        var stored = Phone.SearchDigits(typed);
        var plain = Fold.Digits(typed);
        return stored == plain || stored.Length < ShortestPart ? [plain] : [stored, plain];
    }

    private async Task<IQueryable<T>> Rows<T>(Definition<T> definition, IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places, CancellationToken stop) where T : Entity
    {
        var index = db.Writer.Search;
        var match = index.Match(parts, places);
        var rows = db.Set<T>().AsNoTracking();
        if (index.Bounds is not var (few, many))
            return rows.Where(IsAmong<T>(Found(definition, "search_docs d", match.OfOne)));

        var first = await Found(definition, match.From, match.ByIndex, few).Select(f => f.Record).ToListAsync(stop);
        if (first.Count < few)
            return rows.Where(IdOf.Within<T>(definition.IdType, first));

        var isMore = await db.Database.SqlQueryRaw<bool>(index.IsMore(match, many), match.ByIndex.Values).SingleAsync(stop);
        return rows.Where(IsAmong<T>(Found(definition, "search_docs d", isMore ? match.OfOne : match.Among)));
    }

    /// <summary>Records of one entity in this company, of whom a condition on the index holds.</summary>
    private IQueryable<FoundRow> Found(EntityDefinition definition, string from, Condition where, int? most = null)
    {
        object tenant = db.IsPostgres ? db.Acting.Tenant.Value : db.Acting.Tenant.Value.ToByteArray(true);
        var ours = $"d.tenant_id = {{{where.Values.Length}}} AND d.entity = {{{where.Values.Length + 1}}}";
        var sql = $"SELECT d.record FROM {from} WHERE {where.Sql} AND {ours}{(most is null ? "" : $" LIMIT {most}")}";
        return db.Set<FoundRow>().FromSqlRaw(sql, [.. where.Values, tenant, definition.Name]);
    }

    private static Expression<Func<T, bool>> IsAmong<T>(IQueryable<FoundRow> found)
    {
        var id = RecordId<T>();
        var row = Expression.Parameter(typeof(FoundRow), "found");
        var same = Expression.Lambda<Func<FoundRow, bool>>(Expression.Equal(Expression.Property(row, nameof(FoundRow.Record)), id.Body), row);
        return Expression.Lambda<Func<T, bool>>(Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(FoundRow)], found.Expression, Expression.Quote(same)), id.Parameters);
    }

    /// <summary>The bare value of the typed id, in a form that EF sees through.</summary>
    private static Expression<Func<T, Guid>> RecordId<T>()
    {
        var record = Expression.Parameter(typeof(T), "record");
        return Expression.Lambda<Func<T, Guid>>(Expression.Convert(Expression.Convert(Expression.Property(record, "Id"), typeof(object)), typeof(Guid)), record);
    }

    /// <summary>The rows whose title begins as typed.</summary>
    internal IQueryable<T> Beginning<T>(Definition<T> definition, string typed) where T : Entity => StartingWith(definition, Fold.Text(typed));

    private IQueryable<T> StartingWith<T>(Definition<T> definition, string folded) where T : Entity
    {
        var key = ModelMaker.KeyColumn(definition.Title);
        var end = folded + '\uffff';
        return db.Set<T>().AsNoTracking().Where(e => string.Compare(EF.Property<string>(e, key), folded) >= 0 && string.Compare(EF.Property<string>(e, key), end) < 0);
    }
}

/// <summary>The id of a record that a search found.</summary>
internal sealed class FoundRow
{
    public Guid Record { get; init; }
}
