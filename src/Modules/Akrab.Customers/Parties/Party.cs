using Akrab.Contracts;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Parties;

/// <summary>A person or an organisation we know.</summary>
public abstract class Party : Entity<PartyId>, IOwned, IGreeted
{
    /// <summary>A customer who has not bought for this long has lapsed.</summary>
    public const int LapseDays = 180;

    private string? _handedOverBecause;

    public Points<PhonePoint> Phones { get; set; } = Points<PhonePoint>.None;

    public Points<EmailPoint> Emails { get; set; } = Points<EmailPoint>.None;

    public Points<AddressPoint> Addresses
    {
        get;
        set
        {
            field = value;
            City = value.Primary?.City;
        }
    } = Points<AddressPoint>.None;

    /// <summary>The city of the first address; writing it writes that address.</summary>
    public string? City
    {
        get;
        set
        {
            field = value;
            if (Addresses.Primary?.City != value)
                Addresses = WithCity(value);
        }
    }

    /// <summary>What they are to us: customer, supplier, partner, competitor; they may be several.</summary>
    public TextSet Roles { get; set; } = TextSet.None;

    public TextSet Tags { get; set; } = TextSet.None;

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    /// <summary>How we came to know them: walk-in, a friend, an advertisement.</summary>
    public string? Source { get; set; }

    public string? Notes { get; set; }

    public string? Website { get; set; }

    /// <summary>The key under which another system knows them.</summary>
    public string? ExternalId { get; set; }

    public DateOnly? FirstBoughtOn { get; set; }

    public DateOnly? LastBoughtOn { get; set; }

    /// <summary>How much they may owe us.</summary>
    public Money? CreditLimit { get; set; }

    /// <summary>The number of taxpayers.</summary>
    public Secret? Npwp { get; set; }

    /// <summary>When somebody of ours last spoke with them.</summary>
    public DateTimeOffset? LastSpokeAt { get; private set; }

    /// <summary>The day the relationship ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndedBecause { get; private set; }

    /// <summary>The language they are written to in; the reader's own when nobody noted one.</summary>
    public string? Language { get; set; }

    /// <summary>How they are spoken to at the beginning of a message.</summary>
    public abstract string AddressedAs { get; }

    public string Greeting => Words.In(Language ?? Words.Language, () => Words.Say("party.greeting", ("name", AddressedAs)));

    /// <summary>Where they stand with us today.</summary>
    public LifeCycle LifeCycle => LifeCycles.Of(this, TimeProvider.System.Today());

    public void HandOver(MemberId to, string? because = null)
    {
        Require(Owner != to, "party.already-theirs");

        (Owner, _handedOverBecause) = (to, because);
    }

    /// <summary>On whatever way the owner changed, it is a hand-over.</summary>
    public override void Changed(Entity before)
    {
        if (((Party)before).Owner is var from && Owner is { } to && from != to)
            Announce(new PartyHandedOver(Id, from, to, _handedOverBecause));
    }

    public void End(DateOnly on, string? because)
    {
        Require(EndedOn is null, "party.already-ended");

        (EndedOn, EndedBecause) = (on, because);
        Announce(new RelationshipEnded(Id, on));
    }

    public void Resume()
    {
        Require(EndedOn is not null, "party.not-ended");

        (EndedOn, EndedBecause) = (null, null);
    }

    /// <summary>Somebody of ours spoke with them at that moment.</summary>
    public void SpokeAt(DateTimeOffset moment)
    {
        if (LastSpokeAt is null || LastSpokeAt < moment)
            LastSpokeAt = moment;
    }

    private Points<AddressPoint> WithCity(string? city)
    {
        if (Addresses.Primary is { } first)
            return Points<AddressPoint>.Of(((AddressPoint[])[first with { City = city, Region = null }, .. Addresses.Items.Skip(1)]).Where(a => !a.IsEmpty));
        return city is null ? Addresses : Points<AddressPoint>.Of(new AddressPoint { City = city });
    }
}

/// <summary>What a party can be to us.</summary>
public enum PartyRole
{
    Customer,
    Supplier,
    Partner,
    Competitor,
}

/// <summary>Where a party stands with us.</summary>
public enum LifeCycle
{
    [Tone("blue")]
    Prospective,

    [Tone("green")]
    Current,

    [Tone("turmeric")]
    Lapsed,

    [Tone("grey")]
    Former,
}
