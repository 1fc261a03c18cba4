using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads.Assignment;
using Akrab.Sales.Leads.Forms;
using Akrab.Sales.Leads.Learning;

namespace Akrab.Sales.Leads;

public sealed partial class Lead : IDefined<Lead>
{
    /// <summary>What the rating is worked out from.</summary>
    private static readonly string[] SeenInIt = [nameof(Phone), nameof(Email), nameof(Source), nameof(Product), nameof(Budget), nameof(Message), nameof(Campaign)];

    public static void Define(Definition<Lead> it)
    {
        it.IsCalled("lead", "leads").Icon("magnet").In(Area.Rail, 4).Owned();
        it.Has(l => l.Wish, new TextType(200)).Required().Searched().Indexed();
        it.Has(l => l.Party).Indexed().ShownThere();
        it.Has(l => l.ContactName, new TextType(200)).Searched();
        it.Has(l => l.Phone, new PhoneType()).Searched();
        it.Has(l => l.Email, new EmailType()).Searched();
        it.Has(l => l.Source).Indexed();
        it.Has(l => l.Product).Indexed();
        it.Has(l => l.Budget).Indexed();
        it.Has(l => l.Message, new LongTextType()).Searched();
        it.Has(l => l.Campaign, new TextType(100)).Indexed();
        it.Has(l => l.Medium, new TextType(100));
        it.Has(l => l.Referrer, new TextType(300));
        it.Has(l => l.Agreed, new LongTextType()).ReadOnly();
        it.Has(l => l.Owner).Indexed();
        it.Has(l => l.Status).ReadOnly().Indexed();
        it.Has(l => l.Rating).ReadOnly().Indexed().TellsOf(SeenInIt);
        it.Has(l => l.Chance, new PercentType()).ReadOnly().Indexed().TellsOf([nameof(Rating), .. SeenInIt]);
        it.Has(l => l.RatedBy).ReadOnly();
        it.Has(l => l.Reasons, new TagsType()).ReadOnly().TellsOf([nameof(Rating), .. SeenInIt]);
        it.Has(l => l.Signs, new TagsType()).ReadOnly().TellsOf(SeenInIt);
        it.Has(l => l.ArrivedAt).ReadOnly().Indexed();
        it.Has(l => l.ReceivedAt).ReadOnly().Indexed();
        it.Has(l => l.Recognised).ReadOnly().TellsOf(nameof(Party));
        it.Has(l => l.ClockSince).ReadOnly();
        it.Has(l => l.AnswerBy).ReadOnly().Indexed().TellsOf([nameof(Rating), .. SeenInIt]);
        it.Has(l => l.AnsweredAt).ReadOnly().Indexed();
        it.Has(l => l.EscalatedAt).ReadOnly();
        it.Has(l => l.DropReason).ReadOnly().Indexed().TellsOf(nameof(Status));
        it.Has(l => l.ClosedOn).ReadOnly().Indexed().TellsOf(nameof(Status));
        it.Has(l => l.Opportunity).ReadOnly().Indexed().ShownThere();
        it.Arranged<LeadForm>().Arranged<RatingRule>().Arranged<ResponsePlan>().Arranged<LeadTaker>().Arranged<AssignmentRule>().Arranged<RatingModel>();
        it.Titled(l => l.Wish);
        it.Lists(l => l.Wish, l => l.Rating, l => l.Party, l => l.Status, l => l.Source, l => l.AnswerBy, l => l.ArrivedAt, l => l.Owner);
        it.Section("main", l => l.Wish, l => l.Party, l => l.ContactName, l => l.Phone, l => l.Email, l => l.Source, l => l.Product, l => l.Budget, l => l.Message, l => l.Owner);
        it.Section("outcome", l => l.Status, l => l.ArrivedAt, l => l.AnswerBy, l => l.AnsweredAt, l => l.EscalatedAt, l => l.ClosedOn, l => l.DropReason, l => l.Opportunity);
        it.Section("origin", l => l.Campaign, l => l.Medium, l => l.Referrer, l => l.Recognised, l => l.Agreed);
        it.Can<Qualify>().While(l => l.IsOpen).By<QualifyLead>().Icon("target-arrow");
        it.Can<MarkAnswered>().By<AnswerLead>().While(l => l.IsOpen && l.AnsweredAt is null).Icon("message-check");
        it.Can<CorrectRating>().By<CorrectLead>().Icon("flame");
        it.Can<Drop>((l, drop) => l.Drop(drop.Reason, TimeProvider.System.Today())).While(l => l.IsOpen).Icon("trash-x");
        it.Can<Revive>().While(l => l.Status == LeadStatus.Dropped).By<ReviveLead>().Icon("arrow-back-up");
    }
}
