using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Consents;
using Akrab.Customers.Followers;
using Akrab.Customers.Plans;
using Akrab.Customers.Profile;
using Akrab.Customers.Relations;
using Akrab.Customers.Safeguards;
using Akrab.Customers.Timeline;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Parties;

/// <summary>What persons and organisations declare alike.</summary>
internal static class PartyFields
{
    public static void Declare<T>(Definition<T> it) where T : Party
    {
        it.Has(p => p.Phones).Searched();
        it.Has(p => p.Emails).Searched();
        it.Has(p => p.Addresses).TellsOf(nameof(Party.City));
        it.Has(p => p.City, new TextType(100)).Searched().Indexed().TellsOf(nameof(Party.Addresses));
        it.Has(p => p.Roles, new ChoicesType(ChoiceType.Of(typeof(PartyRole))));
        it.Computes(p => p.LifeCycle, LifeCycles.Formula<T>());
        it.Has(p => p.Tags);
        it.Has(p => p.Owner).Indexed();
        it.Has(p => p.Source, new TextType(100));
        it.Has(p => p.Language, ChoiceType.Of(Words.Languages.Select(language => (language, (Func<string>)(() => Words.Say($"ui.language.{language}"))))));
        it.Has(p => p.Website, new UrlType());
        it.Has(p => p.ExternalId, new TextType(100)).Indexed();
        it.Has(p => p.FirstBoughtOn);
        it.Has(p => p.LastBoughtOn);
        it.Has(p => p.CreditLimit).Specific(SpecificData.Finance);
        it.Has(p => p.Npwp, new SecretType(IdentityNumber.Npwp));
        it.Has(p => p.Notes, new LongTextType());
        it.Has(p => p.LastSpokeAt).ReadOnly().Indexed();
        it.Has(p => p.EndedOn).ReadOnly();
        it.Has(p => p.EndedBecause).ReadOnly();
    }

    public static void Sections<T>(Definition<T> it) where T : Party
    {
        it.Section("reach", p => p.Phones, p => p.Emails, p => p.Addresses, p => p.Language, p => p.Website);
        it.Section("with-us", p => p.Roles, p => p.Tags, p => p.Owner, p => p.Source, p => p.CreditLimit, p => p.Npwp, p => p.FirstBoughtOn, p => p.LastBoughtOn);
        it.Section("remember", p => p.Notes);
    }

    public static void Deeds<T>(Definition<T> it) where T : Party
    {
        it.Can<AddNote>().By<RecordInteraction>().Icon("note").Elsewhere();
        it.Can<LogCall>((p, call) => p.SpokeAt(call.At ?? Now)).By<RecordInteraction>().Icon("phone").Elsewhere();
        it.Can<LogVisit>((p, visit) => p.SpokeAt(visit.At ?? Now)).By<RecordInteraction>().Icon("map-pin").Elsewhere();
        it.Can<ReachOut>((p, reached) => { if (reached.Answered || reached.By is not (Channel.Phone or Channel.Visit)) p.SpokeAt(reached.At ?? Now); }).By<RecordInteraction>().Icon("phone-outgoing").Elsewhere();
        it.Can<WriteMail>((p, _) => p.SpokeAt(Now)).While(p => !p.Emails.IsEmpty).By<WriteToParty>().Icon("mail").Elsewhere();
        it.Can<PlanTask>().By<PlanActivity>().Icon("checklist").Elsewhere();
        it.Can<StartPlan>().By<PlanStarter>().Icon("list-check");
        it.Can<Hear>((p, heard) => p.SpokeAt(heard.At ?? Now)).By<RecordInteraction>().Icon("ear").Elsewhere();
        it.Can<Rate>((p, rated) => p.SpokeAt(rated.At ?? Now)).By<RecordInteraction>().Icon("mood-smile").Elsewhere();
        it.Can<Relate>().By<RelateParties>().Icon("affiliate").Elsewhere();
        it.Can<Remember>().By<RememberFact>().Icon("heart").Elsewhere();
        it.Can<GiveConsent>().By<NoteConsent>().Icon("shield-check").Elsewhere();
        it.Can<WithdrawConsent>().By<NoteConsent>().Icon("shield-x").Elsewhere();
        it.Can<Protect>().By<SafeguardKeeper>().Icon("shield-lock").Elsewhere();
        it.Can<Follow>().By<FollowParty>().Icon("bell-plus").Elsewhere();
        it.Can<Unfollow>().By<FollowParty>().Icon("bell-off").Elsewhere();
        it.Can<HandOver>().By<HandOverParty>().Icon("user-share");
        it.Can<EndRelationship>((p, end) => p.End(end.On, end.Because)).While(p => p.EndedOn is null).Icon("heart-broken");
        it.Can<ResumeRelationship>((p, _) => p.Resume()).While(p => p.EndedOn is not null).Icon("heart");
    }

    private static DateTimeOffset Now => TimeProvider.System.Now();
}
