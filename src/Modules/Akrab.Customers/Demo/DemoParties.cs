using Akrab.Customers.Parties;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Demo;

/// <summary>Makes believable people and organisations.</summary>
internal sealed class DemoParties(Dice dice, DateOnly today, IReadOnlyList<MemberId> owners)
{
    /// <summary>So many of the people have a birthday within the coming days, so that there is always somebody to greet.</summary>
    private const int SoonGreeted = 14;

    private static readonly string[] Tags = ["langganan", "grosir", "arisan", "hajatan", "pesan antar", "bayar tempo", "reseller", "lebaran", "kue kering", "VIP"];
    private static readonly string[] Sources = ["datang ke toko", "teman", "Instagram", "Google Maps", "pameran UMKM", "WhatsApp", "spanduk", "arisan"];
    private static readonly string[] Reasons = ["Pindah kota", "Tutup usaha", "Pindah ke toko lain", "Sudah tidak memasak lagi"];

    public Organisation Organisation(Firm firm)
    {
        var place = dice.Weighed(Place.All);
        var organisation = new Organisation
        {
            Name = firm.Name,
            Industry = firm.Industry,
            Addresses = Points<AddressPoint>.Of(place.Address(dice, "work")),
            Phones = Points<PhonePoint>.Of(dice.Chance(70) ? Place.Office(dice) : Place.Mobile(dice)),
            Emails = dice.Chance(60) ? Points<EmailPoint>.Of(new EmailPoint($"halo@{Fold.Key(firm.Name).Replace(" ", "", StringComparison.Ordinal)}.example")) : Points<EmailPoint>.None,
            Website = dice.Chance(20) ? $"https://{Fold.Key(firm.Name).Replace(" ", "", StringComparison.Ordinal)}.example" : null,
            Roles = TextSet.Of(firm.Role),
            Tags = TextSet.Of(firm.Role == "customer" ? ["grosir", .. dice.Some(Tags, 2)] : []),
            Source = dice.Chance(60) ? dice.Pick(Sources) : null,
            CreditLimit = firm.Role == "customer" && dice.Chance(50) ? Money.Of(dice.Between(2, 40) * 500_000, "IDR") : null,
        };
        Settle(organisation, buys: firm.Role == "customer");
        return organisation;
    }

    public Person Person(int number, IReadOnlyList<Organisation> organisations)
    {
        var (name, isWoman) = dice.Weighed(Origin.All).Name(dice);
        var firm = dice.Chance(38) ? dice.Pick(organisations) : null;
        var person = new Person
        {
            FullName = name,
            Honorific = dice.Chance(70) ? Honorific(isWoman) : null,
            CallName = dice.Chance(25) ? name.Split(' ')[name.StartsWith("I ", StringComparison.Ordinal) || name.StartsWith("Ni ", StringComparison.Ordinal) ? 1 : 0] : null,
            Birthday = Birthday(number),
            Organisation = firm?.Id,
            JobTitle = firm is null ? null : dice.Pick(Firm.All.First(f => f.Name == firm.Name).Jobs),
            Phones = dice.Chance(94) ? Points<PhonePoint>.Of(dice.Chance(12) ? [Place.Mobile(dice), Place.Mobile(dice)] : [Place.Mobile(dice)]) : Points<PhonePoint>.None,
            Emails = dice.Chance(40) ? Points<EmailPoint>.Of(Place.Email(name + (dice.Chance(50) ? dice.Between(1, 99).ToString("00", System.Globalization.CultureInfo.InvariantCulture) : ""), dice.Pick(Domains))) : Points<EmailPoint>.None,
            Addresses = dice.Chance(85) ? Points<AddressPoint>.Of(dice.Weighed(Place.All).Address(dice, "home")) : Points<AddressPoint>.None,
            Tags = TextSet.Of(dice.Some(Tags, 3)),
            Source = dice.Chance(75) ? dice.Pick(Sources) : null,
            Notes = dice.Chance(10) ? "Titip salam untuk Bu Sari, tetangga lama di Cicadas." : null,
        };
        Settle(person, buys: true);
        return person;
    }

    private static readonly string[] Domains = ["surel.example", "posel.example", "kotakpos.example"];

    private string Honorific(bool isWoman) => isWoman ? dice.Pick((string[])["Ibu", "Ibu", "Ibu", "Mbak", "Kak", "Teh"]) : dice.Pick((string[])["Bapak", "Bapak", "Bapak", "Mas", "Kang", "Kak"]);

    private AnnualDate? Birthday(int number)
    {
        if (number >= SoonGreeted && !dice.Chance(62))
            return null;

        var day = number < SoonGreeted ? today.AddDays(number / 2) : today.AddDays(dice.Between(8, 355));
        return new AnnualDate(day.Month, day.Day, dice.Chance(80) && !(day.Month == 2 && day.Day == 29) ? dice.Between(1952, 2004) : null);
    }

    /// <summary>Where they stand with us: most buy, some have not yet, some no longer do, a few have left.</summary>
    private void Settle(Party party, bool buys)
    {
        party.Owner = dice.Chance(92) ? dice.Pick(owners) : null;
        if (!buys || dice.Chance(22))
            return;

        party.Roles = party.Roles.With("customer");
        var lapsed = dice.Chance(26);
        var last = today.AddDays(lapsed ? -dice.Between(Party.LapseDays + 5, 700) : -(int)(dice.Soon() * (Party.LapseDays - 10)));
        (party.LastBoughtOn, party.FirstBoughtOn) = (last, last.AddDays(-dice.Between(0, 900)));
        if (lapsed && dice.Chance(25))
            party.End(last.AddDays(dice.Between(20, 90)) is var ended && ended < today ? ended : today, dice.Pick(Reasons));
    }
}
