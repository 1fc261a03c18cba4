using Akrab.Commerce.Invoices;
using Akrab.Commerce.Orders;
using Akrab.Commerce.Payments;
using Akrab.Commerce.Quotes;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Commerce.Documents;

/// <summary>Gives documents their numbers. A number and the document it is for are written together or not at all; who comes second tries again.</summary>
public sealed class Numbers(AkrabDb db)
{
    /// <summary>The next number of a kind in the year of a day.</summary>
    public async Task<string> Next(DocumentKind kind, DateOnly on, CancellationToken stop)
    {
        var series = db.Set<NumberSeries>().Local.FirstOrDefault(s => s.Kind == kind && s.Year == on.Year) ?? await db.Set<NumberSeries>().AsTracking().Where(s => s.Kind == kind && s.Year == on.Year).OrderBy(s => s.CreatedAt).FirstOrDefaultAsync(stop);
        if (series is null)
        {
            var earlier = await db.Set<NumberSeries>().AsNoTracking().Where(s => s.Kind == kind).OrderByDescending(s => s.Year).Select(s => s.Pattern).FirstOrDefaultAsync(stop);
            series = ReadySeries.Of(kind, on.Year, earlier);
            db.Add(series);
        }

        db.TakesTheNext = true;
        while (true)
            if (series.Next(on) is var number && !await IsTaken(kind, number, stop))
                return number;
    }

    /// <summary>Whether a document that came from elsewhere bears it.</summary>
    private Task<bool> IsTaken(DocumentKind kind, string number, CancellationToken stop) => kind switch
    {
        DocumentKind.Quote => All<Quote>().AnyAsync(d => d.Number == number, stop),
        DocumentKind.Order => All<Order>().AnyAsync(d => d.Number == number, stop),
        DocumentKind.Invoice or DocumentKind.CreditNote => All<Invoice>().AnyAsync(d => d.Number == number, stop),
        _ => All<Payment>().AnyAsync(d => d.Number == number, stop),
    };

    private IQueryable<T> All<T>() where T : Entity => db.Set<T>().AsNoTracking().IgnoreQueryFilters(["rows"]);
}

/// <summary>The numbers a new company begins with.</summary>
internal sealed class ReadySeries(TimeProvider time) : INewcomer
{
    public void Furnish(AkrabDb db, string language) => db.AddRange(Enum.GetValues<DocumentKind>().Select(kind => Of(kind, time.Today().Year, null)));

    public static NumberSeries Of(DocumentKind kind, int year, string? pattern) => new()
    {
        Kind = kind,
        Year = year,
        Pattern = pattern ?? kind switch
        {
            DocumentKind.Quote => "PNW/{yyyy}/{nnnn}",
            DocumentKind.Order => "SO/{yyyy}/{nnnn}",
            DocumentKind.Invoice => "INV/{yyyy}/{nnnn}",
            DocumentKind.CreditNote => "NK/{yyyy}/{nnnn}",
            _ => "BYR/{yyyy}/{nnnn}",
        },
    };
}

/// <summary>There is one series of a kind in a year.</summary>
internal sealed class OneSeries(AkrabDb db) : IFurtherRule
{
    public bool IsFor(EntityDefinition definition) => definition.ClrType == typeof(NumberSeries);

    public async Task Check(IReadOnlyList<(Entity? Before, Entity After)> records, Action<Entity, FieldProblem> against, CancellationToken stop)
    {
        foreach (var series in records.Where(r => r.Before is null).Select(r => (NumberSeries)r.After))
            if (await db.Set<NumberSeries>().AnyAsync(s => s.Kind == series.Kind && s.Year == series.Year, stop))
                against(series, new FieldProblem("kind", "number-series.is-there"));
    }
}
