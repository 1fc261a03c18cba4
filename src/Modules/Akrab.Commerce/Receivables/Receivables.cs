using Akrab.Commerce.Invoices;
using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Receivables;

/// <summary>How late something is, in days after it was due.</summary>
public enum Age
{
    NotDue,
    UpTo30,
    UpTo60,
    UpTo90,
    Older,
}

/// <summary>What one customer owes in one currency, by age.</summary>
/// <param name="Party">Null for all customers together.</param>
public sealed record Debt(PartyId? Party, string Name, string? Url, string Currency, IReadOnlyList<long> Units)
{
    public static IReadOnlyList<Age> Ages { get; } = Enum.GetValues<Age>();

    public Money Of(Age age) => new(Units[(int)age], Currency);

    public Money Total => new(Units.Sum(), Currency);

    /// <summary>What should have been paid by now.</summary>
    public Money Late => new(Units.Skip(1).Sum(), Currency);
}

/// <summary>Who owes how much, for how long: of the invoices whoever asks may see.</summary>
public sealed class ReceivablesReader(AkrabDb db, Titles titles, Overlays overlays)
{
    /// <summary>More customers are not shown one by one; the sums are of all.</summary>
    public const int Most = 200;

    private const int Month = 30;
    private static readonly string[] AddedUp = ["party", "kind", "status", "open", "dueOn"];

    /// <summary>The latest and largest debts first, and in each currency the sum of all.</summary>
    /// <exception cref="NotAllowed">Invoices, or a field that is added up, are not for whoever asks.</exception>
    public async Task<(IReadOnlyList<Debt> Debts, IReadOnlyList<Debt> All)> On(DateOnly today, CancellationToken stop)
    {
        var definition = db.Registry.Get<Invoice>();
        var known = db.Acting.MayRead(definition) ? (await overlays.Of(db, stop)).FieldsOf(definition) : throw new NotAllowed();
        if (AddedUp.Any(name => known.Find(name) is null))
            throw new NotAllowed();

        var (d30, d60, d90) = (today.AddDays(-Month), today.AddDays(-2 * Month), today.AddDays(-3 * Month));
        var sums = await db.Set<Invoice>().AsNoTracking().Where(i => i.Kind == InvoiceKind.Invoice && i.Status == InvoiceStatus.Issued && i.Open != null)
            .GroupBy(i => new { i.Party, i.Open!.Value.Currency, Age = i.DueOn == null || i.DueOn >= today ? 0 : i.DueOn >= d30 ? 1 : i.DueOn >= d60 ? 2 : i.DueOn >= d90 ? 3 : 4 })
            .Select(g => new { g.Key, Units = g.Sum(i => i.Open!.Value.Units) }).ToListAsync(stop);

        var all = sums.GroupBy(s => s.Key.Currency).OrderBy(g => g.Key).Select(g => new Debt(null, "", null, g.Key, UnitsOf(g.Select(s => (s.Key.Age, s.Units))))).ToList();
        var debts = sums.GroupBy(s => (s.Key.Party, s.Key.Currency)).Select(g => new Debt(g.Key.Party, "", null, g.Key.Currency, UnitsOf(g.Select(s => (s.Key.Age, s.Units)))))
            .OrderByDescending(d => d.Late.Units).ThenByDescending(d => d.Total.Units).Take(Most).ToList();
        var names = await titles.Of(typeof(PartyId), [.. debts.Select(d => d.Party?.Value).OfType<Guid>().Distinct()], stop);
        return ([.. debts.Select(Named)], all);

        Debt Named(Debt debt) => debt.Party?.Value is not { } party ? debt with { Name = Words.Say("receivable.nobody") }
            : names.GetValueOrDefault(party) is { Title: { } title } linked ? debt with { Name = title, Url = $"/{linked.Plural}/{party}" }
            : debt with { Name = Words.Say("record.not-visible") };
    }

    private static long[] UnitsOf(IEnumerable<(int Age, long Units)> sums)
    {
        var units = new long[Debt.Ages.Count];
        foreach (var (age, sum) in sums)
            units[age] += sum;
        return units;
    }
}
