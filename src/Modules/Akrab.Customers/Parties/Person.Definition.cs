using Akrab.Customers.Consents;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Parties;

public sealed partial class Person : IDefined<Person>
{
    public static void Define(Definition<Person> it)
    {
        it.IsCalled("person", "people", "party").Icon("user").In(Area.Rail, 1).Owned().Faced();
        it.Has(p => p.FullName).Required().Searched().Indexed();
        it.Has(p => p.Honorific, new TextType(30));
        it.Has(p => p.CallName, new TextType(60)).Searched();
        PartyFields.Declare(it);
        it.Has(p => p.Birthday).Indexed();
        it.Has(p => p.Nik, new SecretType(IdentityNumber.Nik));
        it.Has(p => p.Organisation).Indexed();
        it.Has(p => p.JobTitle, new TextType(100));

        it.Titled(p => p.FullName, p => p.JobTitle);
        it.Lists(p => p.FullName, p => p.Phones, p => p.City, p => p.Organisation, p => p.LifeCycle, p => p.Tags, p => p.LastSpokeAt, p => p.Owner);
        it.Section("who", p => p.FullName, p => p.Honorific, p => p.CallName, p => p.Birthday, p => p.Nik, p => p.Organisation, p => p.JobTitle);
        PartyFields.Sections(it);
        PartyFields.Deeds(it);
        it.Can<NameGuardian>().While(p => p.IsChild).By<Children>().Icon("users");
        it.Shows<Activities.Activity>(a => a.Party);
    }
}
