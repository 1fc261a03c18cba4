using Akrab.Contracts;
using Akrab.Data.Aggregates;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Sales.Opportunities;
using Akrab.Web.Lists;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Outcomes;

/// <summary>What is asked of the sales that were decided.</summary>
/// <param name="By">The name of a field, or <see cref="OutcomeReader.Rivals"/>, or <see cref="OutcomeReader.Kinds"/>.</param>
/// <param name="From">The first day on which they were decided.</param>
/// <param name="Until">The last one.</param>
public sealed record OutcomeQuestion(string By, DateOnly From, DateOnly Until, string Currency);

/// <summary>How those that share something came out.</summary>
public sealed record OutcomeRow(string Label, long Won, long Lost, Money WonAmount, Money LostAmount)
{
    public WinRate? Rate => WinRate.Of(Won, Lost);
}

/// <summary>The answer, the most often decided first.</summary>
/// <param name="Currencies">Those in which anything was decided.</param>
public sealed record OutcomeView(OutcomeQuestion Question, string Title, IReadOnlyList<OutcomeRow> Rows, OutcomeRow All, IReadOnlyList<string> Currencies)
{
    /// <summary>Why sales are lost says nothing of those that were won.</summary>
    public bool IsOfLosses => Question.By == OutcomeReader.Reasons;
}

/// <summary>Counts the sales that were won and lost, of those whoever asks may see.</summary>
public sealed class OutcomeReader(AkrabDb db, Aggregates aggregates, Titles titles)
{
    /// <summary>By why it was lost.</summary>
    public const string Reasons = "lossReason";

    /// <summary>By who else wanted the sale.</summary>
    public const string Rivals = "rivals";

    /// <summary>By what kind of party the customer is.</summary>
    public const string Kinds = "kinds";

    private const int MostRivals = 1000;

    public async Task<OutcomeView> Of(OutcomeQuestion asked, FieldSet fields, ReadingContext how, CancellationToken stop)
    {
        var all = await Counted(null, asked, how, stop);
        var counted = asked.By switch
        {
            Rivals => await OfRivals(asked, stop),
            Kinds => await OfKinds(asked, stop),
            Reasons => (await Counted(fields.Find(asked.By), asked, how, stop)).FindAll(c => !c.IsWon),
            _ => await Counted(fields.Find(asked.By), asked, how, stop),
        };
        var rows = counted.GroupBy(c => c.Label).Select(same => Row(same.Key, same, asked.Currency)).OrderByDescending(r => r.Won + r.Lost).ThenBy(r => r.Label, StringComparer.CurrentCulture);
        return new OutcomeView(asked, TitleOf(asked.By, fields), [.. rows], Row(Words.Say("outcome.all"), all, asked.Currency), [.. all.SelectMany(c => c.Totals).Select(t => t.Currency).OfType<string>().Append(asked.Currency).Distinct().Order()]);
    }

    /// <summary>What a question is called.</summary>
    public static string TitleOf(string by, FieldSet fields) => by switch { Rivals => Words.Say("rival.many"), Kinds => Words.Say("outcome.kind"), _ => fields.Find(by)?.Label ?? by };

    private static OutcomeRow Row(string label, IEnumerable<Count> counts, string currency)
    {
        var (won, lost) = (counts.Where(c => c.IsWon).ToList(), counts.Where(c => !c.IsWon).ToList());
        return new OutcomeRow(label, won.Sum(c => c.Number), lost.Sum(c => c.Number), Sum(won), Sum(lost));

        Money Sum(List<Count> some) => Money.Of(some.SelectMany(c => c.Totals).Where(t => t.Currency == currency).Sum(t => t.Amount), currency);
    }

    private async Task<List<Count>> Counted(Field? by, OutcomeQuestion asked, ReadingContext how, CancellationToken stop)
    {
        var definition = db.Registry.Get<Opportunity>();
        var (status, closed) = (definition.Find("status")!, definition.Find("closedOn")!);
        var grouping = by is null ? null : new Grouping(by);
        List<Count> counts = [];
        foreach (var outcome in (OpportunityStatus[])[OpportunityStatus.Won, OpportunityStatus.Lost])
        {
            var request = new ListRequest
            {
                How = how,
                Filters = [new Filter(status, Comparison.Is, status.Type.Write(outcome)), new Filter(closed, Comparison.AtLeast, closed.Type.Write(asked.From)), new Filter(closed, Comparison.AtMost, closed.Type.Write(asked.Until))],
            };
            var groups = await aggregates.Of((Definition<Opportunity>)definition, request, grouping, definition.Find("amount"), stop);
            var linked = by?.Type is LinkType ? await titles.Of(by.Type.ClrType, [.. groups.Select(g => g.Value).OfType<IEntityId>().Select(id => id.Value)], stop) : null;
            counts.AddRange(groups.Select(g => new Count(grouping is null ? "" : GroupLabel.Of(g, grouping, linked), outcome == OpportunityStatus.Won, g.Count, g.Totals)));
        }

        return counts;
    }

    private IQueryable<Opportunity> Decided(OutcomeQuestion asked) =>
        db.Set<Opportunity>().AsNoTracking().Where(o => o.Status != OpportunityStatus.Open && o.ClosedOn >= asked.From && o.ClosedOn <= asked.Until);

    /// <summary>An opportunity counts for each of its rivals, and for whom it was lost to.</summary>
    private async Task<List<Count>> OfRivals(OutcomeQuestion asked, CancellationToken stop)
    {
        var noted = db.Set<Rival>().Join(Decided(asked), r => r.Opportunity, o => o.Id, (r, o) => new { r.Who, o.Id, o.Status, o.Amount });
        var lost = Decided(asked).Where(o => o.LostTo != null && !db.Set<Rival>().Any(r => r.Opportunity == o.Id && r.Who == o.LostTo)).Select(o => new { Who = o.LostTo!.Value, o.Id, o.Status, o.Amount });
        var rows = (await noted.ToListAsync(stop)).Distinct().Concat(await lost.ToListAsync(stop)).ToList();
        var names = await titles.Of(typeof(PartyId), [.. rows.Select(r => r.Who.Value).Distinct().Take(MostRivals)], stop);
        return [.. rows.Select(r => new Count(names.GetValueOrDefault(r.Who.Value)?.Title ?? Words.Say("record.not-visible"), r.Status == OpportunityStatus.Won, 1, r.Amount is { } amount ? [new Total(amount.Amount, amount.Currency)] : []))];
    }

    private async Task<List<Count>> OfKinds(OutcomeQuestion asked, CancellationToken stop)
    {
        List<Count> counts = [];
        foreach (var definition in db.Registry.Targets(typeof(PartyId)))
            counts.AddRange(await definition.Accept(new OfKind(db, Decided(asked), stop)));
        return counts;
    }

    /// <summary>So many that share a label were won, or lost.</summary>
    private sealed record Count(string Label, bool IsWon, long Number, IReadOnlyList<Total> Totals);

    private sealed class OfKind(AkrabDb db, IQueryable<Opportunity> decided, CancellationToken stop) : IEntityVisitor<Task<List<Count>>>
    {
        public async Task<List<Count>> Visit<T>(Definition<T> definition) where T : Entity
        {
            var rows = await decided.Where(o => db.Set<T>().Any(p => EF.Property<PartyId>(p, "Id") == o.Party))
                .GroupBy(o => new { o.Status, HasAmount = o.Amount != null, Currency = o.Amount == null ? null : o.Amount!.Value.Currency })
                .Select(g => new { g.Key, Number = g.Count(), Units = g.Sum(o => o.Amount == null ? 0 : o.Amount!.Value.Units) }).ToListAsync(stop);
            return [.. rows.Select(r => new Count(definition.Many, r.Key.Status == OpportunityStatus.Won, r.Number, r.Key.Currency is { } currency ? [new Total(new Money(r.Units, currency).Amount, currency)] : []))];
        }
    }
}
