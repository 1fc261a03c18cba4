using Akrab.Contracts;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Parties;

/// <summary>A human being: one full name is enough.</summary>
public sealed partial class Person : Party
{
    public required string FullName { get; set; }

    /// <summary>How they are addressed: Bapak, Ibu, Kak, Mas, Mbak.</summary>
    public string? Honorific { get; set; }

    /// <summary>What friends call them.</summary>
    public string? CallName { get; set; }

    /// <summary>The number of residents.</summary>
    public Secret? Nik { get; set; }

    public AnnualDate? Birthday { get; set; }

    /// <summary>Whether somebody else decides for them today.</summary>
    public bool IsChild => IsChildOn(Birthday, TimeProvider.System.Today());

    /// <summary>Whoever has not turned eighteen is a child (UU 35/2014); whose year nobody knows is taken for of age.</summary>
    internal static bool IsChildOn(AnnualDate? birthday, DateOnly today) => birthday?.AgeOn(today) < 18;

    /// <summary>Where they work.</summary>
    public PartyId? Organisation { get; set; }

    public string? JobTitle { get; set; }

    public override string AddressedAs => $"{Honorific} {CallName ?? FullName}".Trim();

    public override void Made() => Announce(new PartyAdded(Id, FullName));
}
