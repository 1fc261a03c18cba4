using Akrab.Contracts;
using Akrab.Customers.Consents;
using Akrab.Customers.Parties;
using Akrab.Customers.Profile;
using Akrab.Customers.Relations;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Demo;

/// <summary>Makes families, what is worth remembering of people, and what they allow.</summary>
internal sealed class DemoLives(Dice dice, DateOnly today, IReadOnlyList<Person> people)
{
    /// <summary>The first so many people have a family among those who follow them.</summary>
    private const int Families = 20;

    private static readonly (FactKind Kind, string What)[] Known =
    [
        (FactKind.Want, "Toples kaca besar untuk Lebaran"), (FactKind.Want, "Paket hampers kantor"), (FactKind.Like, "Kopi tubruk tanpa gula"), (FactKind.Like, "Rengginang terasi"), (FactKind.Like, "Kue nastar"),
        (FactKind.Dislike, "Terlalu pedas"), (FactKind.Size, "Kaus ukuran L"), (FactKind.Hobby, "Bersepeda hari Minggu"), (FactKind.Hobby, "Memelihara burung murai"), (FactKind.Family, "Anak bungsu kuliah di Yogya"),
        (FactKind.Habit, "Belanja Jumat sore sepulang kerja"), (FactKind.Health, "Menghindari kacang"),
    ];

    private static readonly string[] Tellers = ["cerita di toko", "istrinya", "grup arisan", "WhatsApp"];

    public IEnumerable<Relation> Relations()
    {
        for (var i = 0; i + 3 < people.Count && i / 4 < Families; i += 4)
        {
            yield return Relate(people[i], RelationRole.Spouse, people[i + 1], today.AddDays(-dice.Between(1_000, 9_000)));
            yield return Relate(people[i], RelationRole.Child, people[i + 2], null);
            yield return dice.Chance(50) ? Relate(people[i], RelationRole.Parent, people[i + 3], null) : Relate(people[i], RelationRole.Referrer, people[i + 3], null);
        }
    }

    public IEnumerable<Fact> Facts()
    {
        foreach (var (person, number) in people.Select((p, i) => (p, i)).Where(p => p.i < Families || dice.Chance(15)))
        {
            foreach (var (kind, what) in dice.Some(Known, 4))
                yield return Learn(person, kind, what, null);
            if (number % 4 == 0)
                yield return Learn(person, FactKind.Anniversary, "Hari pernikahan", today.AddDays(number / 2));
        }
    }

    public IEnumerable<Consent> Consents() =>
        people.Where(_ => dice.Chance(45)).Select(person => new Consent
        {
            Party = person.Id,
            Purpose = dice.Pick((Purpose[])[Purpose.Marketing, Purpose.Marketing, Purpose.Care]),
            Channel = dice.Pick((Channel[])[Channel.Whatsapp, Channel.Whatsapp, Channel.Email]),
            State = dice.Chance(90) ? ConsentState.Given : ConsentState.Withdrawn,
            At = new DateTimeOffset(today.AddDays(-dice.Between(1, 600)), new TimeOnly(10, 0), Clock.Jakarta.BaseUtcOffset).ToUniversalTime(),
            Source = dice.Pick((string[])["Buku tamu di toko", "Formulir kartu anggota", "Pesan WhatsApp"]),
            Text = "Saya setuju menerima kabar dan penawaran Toko Sari Rasa lewat WhatsApp atau e-mail, dan bisa berhenti kapan saja.",
        });

    private static Relation Relate(Person one, RelationRole role, Person other, DateOnly? since) => new() { Party = one.Id, Role = role, Other = other.Id, Since = since };

    private Fact Learn(Person person, FactKind kind, string what, DateOnly? day) => new()
    {
        Party = person.Id,
        Kind = kind,
        What = what,
        Day = day is { } on ? new AnnualDate(on.Month, on.Day, on.Month == 2 && on.Day == 29 ? null : 2010) : null,
        Source = dice.Chance(60) ? dice.Pick(Tellers) : null,
        LearntOn = today.AddDays(-dice.Between(1, 500)),
    };
}
