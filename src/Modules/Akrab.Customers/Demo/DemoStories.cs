using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Demo;

/// <summary>Makes a year of history with the parties, and what is still to do.</summary>
internal sealed class DemoStories(Dice dice, DateOnly today, IReadOnlyList<Party> parties)
{
    private static readonly (ActivityKind Kind, string Subject)[] Plans =
    [
        (ActivityKind.Call, "Telepon soal pesanan Lebaran"), (ActivityKind.Call, "Tanyakan kepuasan kiriman terakhir"), (ActivityKind.Call, "Ingatkan nota yang jatuh tempo"),
        (ActivityKind.Visit, "Antar contoh kopi Pangalengan"), (ActivityKind.Visit, "Kunjungi dapur, tawarkan harga grosir"), (ActivityKind.Visit, "Ambil kardus retur"),
        (ActivityKind.Meeting, "Bicarakan kontrak pasokan tahun depan"), (ActivityKind.Meeting, "Rapat menu katering"),
        (ActivityKind.Task, "Kirim daftar harga terbaru"), (ActivityKind.Task, "Siapkan bingkisan ulang tahun"), (ActivityKind.Task, "Cek stok rengginang untuk pesanan"), (ActivityKind.Task, "Buatkan nota gabungan bulan ini"),
    ];

    /// <summary>The shop is open from eight to five, western Indonesian time.</summary>
    private const int Opens = 8;

    private readonly IReadOnlyList<(int, Party)> _byLiveliness = [.. parties.Select(p => (p.LastBoughtOn is null ? 2 : p is Organisation ? 14 : 7, p))];

    public Interaction Interaction()
    {
        var (party, sentence) = (dice.Weighed(_byLiveliness), dice.Weighed(Sentence.All));
        var (subject, body) = sentence.Say(dice);
        var at = Moment(today.AddDays(-1 - (int)(dice.Soon() * 364)));
        if (sentence.Kind != InteractionKind.Note)
            party.SpokeAt(at);
        return new Interaction
        {
            Party = party.Id,
            Kind = sentence.Kind,
            Channel = sentence.Channel,
            Direction = sentence.Direction,
            At = at,
            Member = party.Owner,
            Subject = subject,
            Body = body,
        };
    }

    /// <summary>A third is late, a few are for today, the rest is to come.</summary>
    public Activity Activity(int number)
    {
        var (kind, subject) = dice.Pick(Plans);
        var party = dice.Weighed(_byLiveliness);
        var due = today.AddDays((number % 6) switch { 0 or 1 => -dice.Between(1, 20), 2 => 0, _ => dice.Between(1, 30) });
        var start = kind != ActivityKind.Task ? Moment(due) : (DateTimeOffset?)null;
        return new Activity
        {
            Subject = subject,
            Kind = kind,
            Status = dice.Weighed<ActivityStatus>([(7, ActivityStatus.ToDo), (2, ActivityStatus.Doing), (1, ActivityStatus.Waiting)]),
            Party = party.Id,
            Owner = party.Owner,
            DueOn = due,
            StartsAt = start is { } at ? new DateTimeOffset(at.Ticks - at.Ticks % (15 * TimeSpan.TicksPerMinute), TimeSpan.Zero) : null,
            EndsAt = start is { } begun && kind != ActivityKind.Call ? new DateTimeOffset(begun.Ticks - begun.Ticks % (15 * TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(dice.Between(2, 5) * 15) : null,
            Place = kind is ActivityKind.Visit or ActivityKind.Meeting ? party.City : null,
            Repeats = number % 11 == 3 ? Repetition.Weekly : null,
            Reminder = number % 4 == 0 ? Reminder.HalfHour : null,
            Notes = dice.Chance(20) ? "Jangan lupa bawa katalog." : null,
        };
    }

    /// <summary>Somebody comes along to some meetings.</summary>
    public IEnumerable<Participant> Participants(IEnumerable<Activity> activities) =>
        activities.Where(a => a.Kind == ActivityKind.Meeting && a.Party is not null && dice.Chance(60)).Select(a => new Participant { Activity = a.Id, Party = dice.Weighed(_byLiveliness).Id });

    private DateTimeOffset Moment(DateOnly day) =>
        new DateTimeOffset(day, new TimeOnly(Opens + dice.Between(0, 8), dice.Between(0, 59), dice.Between(0, 59)), Clock.Jakarta.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue))).ToUniversalTime();
}
