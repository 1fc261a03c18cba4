using Akrab.Contracts;
using Akrab.Kernel;
using Akrab.Ui;

namespace Akrab.Customers.Timeline;

/// <summary>How an interaction is told: its sentence, its drawing and its colour.</summary>
internal sealed record Telling(string Word, string Icon, Tone Tone, string? Kind)
{
    public static Telling Of(Interaction interaction) => interaction.Kind switch
    {
        InteractionKind.Call when interaction.IsUnanswered => new("timeline.missed-call", Icons.Use("phone-off"), Tone.Grey, null),
        InteractionKind.Call => new(interaction.Direction == Direction.In ? "timeline.got-call" : "timeline.did-call", Icons.Use("phone"), Tone.Teal, null),
        InteractionKind.Visit when interaction.IsUnanswered => new("timeline.missed-visit", Icons.Use("map-pin-off"), Tone.Grey, null),
        InteractionKind.Visit => new("timeline.did-visit", Icons.Use("map-pin"), Tone.Plum, null),
        InteractionKind.Message => interaction.Direction == Direction.In
            ? new("timeline.got-message", MessageIcon(interaction.Channel), Tone.Green, "theirs")
            : new("timeline.did-message", MessageIcon(interaction.Channel), Tone.Green, null),
        InteractionKind.Task => new("timeline.did-task", Icons.Use("checklist"), Tone.Blue, null),
        InteractionKind.Meeting => new("timeline.did-meeting", Icons.Use("users"), Tone.Plum, null),
        InteractionKind.Request => new("timeline.got-request", Icons.Use("message-question"), Tone.Blue, "theirs"),
        InteractionKind.Complaint => new("timeline.got-complaint", Icons.Use("alert-triangle"), Tone.Red, "theirs"),
        InteractionKind.Interview => new("timeline.did-interview", Icons.Use("messages"), Tone.Plum, "theirs"),
        InteractionKind.Satisfaction => interaction.Answer switch
        {
            Satisfaction.Happy => new("timeline.was-happy", Icons.Use("mood-smile"), Tone.Green, null),
            Satisfaction.Unhappy => new("timeline.was-unhappy", Icons.Use("mood-sad"), Tone.Red, null),
            _ => new("timeline.was-so-so", Icons.Use("mood-empty"), Tone.Grey, null),
        },
        InteractionKind.HandOver => new("timeline.did-hand-over", Icons.Use("user-share"), Tone.Blue, null),
        InteractionKind.SaleWon => new("timeline.sale-won", Icons.Use("trophy"), Tone.Green, null),
        InteractionKind.SaleLost => new("timeline.sale-lost", Icons.Use("target-off"), Tone.Grey, null),
        InteractionKind.QuoteSent => new("timeline.quote-sent", Icons.Use("file-text"), Tone.Blue, null),
        InteractionKind.QuoteAccepted => new("timeline.quote-accepted", Icons.Use("check"), Tone.Green, null),
        InteractionKind.QuoteDeclined => new("timeline.quote-declined", Icons.Use("x"), Tone.Red, null),
        InteractionKind.Ordered => new("timeline.ordered", Icons.Use("shopping-cart"), Tone.Teal, null),
        InteractionKind.Invoiced => new("timeline.invoiced", Icons.Use("file-invoice"), Tone.Blue, null),
        InteractionKind.Paid => new("timeline.paid", Icons.Use("cash"), Tone.Green, null),
        InteractionKind.Credited => new("timeline.credited", Icons.Use("receipt-refund"), Tone.Turmeric, null),
        InteractionKind.Refunded => new("timeline.refunded", Icons.Use("cash"), Tone.Turmeric, null),
        _ => new("timeline.did-note", Icons.Use("note"), Tone.Turmeric, "note"),
    };

    private static string MessageIcon(Channel channel) => channel switch
    {
        Channel.Whatsapp => Icons.Use("brand-whatsapp"),
        Channel.Email => Icons.Use("mail"),
        Channel.Telegram => Icons.Use("brand-telegram"),
        _ => Icons.Use("message-circle"),
    };
}

/// <summary>Addresses of a timeline and its parts.</summary>
internal static class TimelineUrls
{
    public static string Of(Parties.Party party) => $"/{(party is Parties.Person ? "people" : "organisations")}/{party.Id.Value}";

    public static string Before(TimelinePage page)
    {
        var last = page.Items[^1];
        return $"{Of(page.Party)}/timeline?at={last.At.UtcTicks}&before={last.Id.Value}{Filter(page.Question.Kind, page.Question.Channel)}";
    }

    public static string Filtered(Parties.Party party, InteractionKind? kind, Channel? channel) =>
        $"{Of(party)}/timeline{(Filter(kind, channel) is { Length: > 0 } filter ? "?" + filter[1..] : "")}";

    private static string Filter(InteractionKind? kind, Channel? channel) =>
        (kind is { } k ? "&kind=" + Naming.Kebab(k.ToString()) : "") + (channel is { } c ? "&channel=" + Naming.Kebab(c.ToString()) : "");
}
