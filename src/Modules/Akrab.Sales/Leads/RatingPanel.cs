using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Boards;
using Akrab.Web.Records;

namespace Akrab.Sales.Leads;

/// <summary>How promising an enquiry is and why, what comes next, and how long there is for it.</summary>
public sealed class RatingPanel(AkrabDb db, Titles titles, TimeProvider time) : SidePanel<LeadId, RatingCard>(db)
{
    private static readonly ChoiceType Sources = ChoiceType.Of(typeof(Source));
    private static readonly MomentType Moments = new();

    protected override async Task<(string Name, object? Value)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var lead = (Lead)record;
        var reasons = lead.Reasons.Items.Select(Reason.Read).OfType<Reason>().ToList();
        var products = reasons.Select(r => ProductOf(r.Sign)).OfType<Guid>().ToList();
        var names = products.Count == 0 ? null : await titles.Of(typeof(ProductId), products, stop);
        return
        [
            (nameof(RatingCard.Lead), lead),
            (nameof(RatingCard.Plan), lead.IsOpen ? (await ResponsePlans.Of(Db, stop)).For(lead.Rating) : null),
            (nameof(RatingCard.Clock), Clock(lead, time.Now())),
            (nameof(RatingCard.Reasons), reasons.Select(r => new ShownReason(Label(r.Sign, names), r.Weight)).ToList()),
            (nameof(RatingCard.CorrectUrl), place.Deed("correct-rating")),
        ];
    }

    /// <summary>How long there is to answer, or since when it is late; null where there is no hurry or no need.</summary>
    internal static CardNote? Clock(Lead lead, DateTimeOffset now) => lead switch
    {
        { AnsweredAt: { } answered } => new CardNote(Words.Say("lead.answered-after", ("time", Span(answered - lead.ArrivedAt))), lead.AnswerBy < answered ? Tone.Turmeric : Tone.Green),
        { IsOpen: true, AnswerBy: { } by } when by < now => new CardNote(Words.Say("lead.late-by", ("time", Span(now - by))), Tone.Red),
        { IsOpen: true, AnswerBy: { } by } => new CardNote(Words.Say("lead.answer-by-when", ("when", Moments.Format(by))), Tone.Blue),
        _ => null,
    };

    private static string Span(TimeSpan time) =>
        time.TotalHours < 1 ? Words.Say("lead.minutes", ("count", Math.Max(0, (int)time.TotalMinutes)))
        : time.TotalDays < 2 ? Words.Say("lead.hours", ("count", (int)time.TotalHours)) : Words.Say("lead.days", ("count", (int)time.TotalDays));

    private static string Label(string sign, IReadOnlyDictionary<Guid, LinkedTitle>? names)
    {
        var label = Words.Say("choice.lead-sign." + sign.Split(':')[0]);
        var value = sign.Contains(':') ? sign[(sign.IndexOf(':') + 1)..] : null;
        return value is null ? label
            : ProductOf(sign) is { } product ? $"{label}: {names?.GetValueOrDefault(product)?.Title ?? "…"}"
            : $"{label}: {Sources.Options.FirstOrDefault(o => o.Key == value)?.Label() ?? value}";
    }

    private static Guid? ProductOf(string sign) => sign.StartsWith("product:", StringComparison.Ordinal) && Guid.TryParse(sign["product:".Length..], out var id) ? id : null;
}

/// <summary>One reason, as it is shown.</summary>
public sealed record ShownReason(string Label, decimal Weight);
