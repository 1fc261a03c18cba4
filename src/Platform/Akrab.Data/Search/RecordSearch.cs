using System.Linq.Expressions;
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

    /// <summary>The rows of one entity that match; under all filters, composable with more conditions.</summary>
    public async Task<IQueryable<T>> Within<T>(Definition<T> definition, string typed, CancellationToken stop) where T : Entity
    {
        if (PhonePart(typed) is { } digits)
            return Rows(definition, [digits], PhoneOnly);

        var words = Fold.Text(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(8).ToList();
        var parts = words.Where(w => w.Length >= ShortestPart).ToList();
        if (parts.Count == 0)
            return StartingWith(definition, Fold.Text(typed));

        var exact = Rows(definition, [.. parts.Select(p => (IReadOnlyList<string>)[p])], Everywhere);
        if (await exact.AnyAsync(stop))
            return exact;

        List<IReadOnlyList<string>> forgiving = [];
        foreach (var part in parts)
            forgiving.Add([part, .. await vocabulary.Near(db, part, stop)]);
        return forgiving.All(f => f.Count == 1) ? exact : Rows(definition, forgiving, Everywhere);
    }

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

    private IQueryable<T> Rows<T>(Definition<T> definition, IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places) where T : Entity
    {
        var (from, where, values) = db.Writer.Search.Match(parts, places);
        object tenant = db.IsPostgres ? db.Acting.Tenant.Value : db.Acting.Tenant.Value.ToByteArray(true);
        var sql = $"SELECT d.record FROM {from} WHERE {where} AND d.tenant_id = {{{values.Length}}} AND d.entity = {{{values.Length + 1}}}{db.Writer.Search.Fence}";
        var found = db.Set<FoundRow>().FromSqlRaw(sql, [.. values, tenant, definition.Name]);
        return db.Set<T>().AsNoTracking().Join(found, RecordId<T>(), f => f.Record, (record, _) => record);
    }

    /// <summary>The bare value of the typed id, in a form that EF sees through.</summary>
    private static Expression<Func<T, Guid>> RecordId<T>()
    {
        var record = Expression.Parameter(typeof(T), "record");
        return Expression.Lambda<Func<T, Guid>>(Expression.Convert(Expression.Convert(Expression.Property(record, "Id"), typeof(object)), typeof(Guid)), record);
    }

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
