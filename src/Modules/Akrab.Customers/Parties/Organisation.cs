using Akrab.Contracts;
using Akrab.Kernel.Definitions;

namespace Akrab.Customers.Parties;

/// <summary>A company, shop, school, office: anything with people who work there.</summary>
public sealed class Organisation : Party, IDefined<Organisation>
{
    public required string Name { get; set; }

    public string? Industry { get; set; }

    public override string AddressedAs => Name;

    public override void Made() => Announce(new PartyAdded(Id, Name));

    public static void Define(Definition<Organisation> it)
    {
        it.IsCalled("organisation", "organisations", "party").Icon("building-store").In(Area.Rail, 2).Owned().Faced();
        it.Has(o => o.Name).Required().Searched().Indexed();
        it.Has(o => o.Industry);
        PartyFields.Declare(it);

        it.Titled(o => o.Name, o => o.Industry);
        it.Lists(o => o.Name, o => o.Phones, o => o.City, o => o.Industry, o => o.LifeCycle, o => o.Tags, o => o.LastSpokeAt, o => o.Owner);
        it.Section("who", o => o.Name, o => o.Industry);
        PartyFields.Sections(it);
        PartyFields.Deeds(it);
        it.Shows<Person>(p => p.Organisation);
        it.Shows<Activities.Activity>(a => a.Party);
    }
}
