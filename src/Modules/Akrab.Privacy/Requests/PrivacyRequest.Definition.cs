using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;

namespace Akrab.Privacy.Requests;

public sealed partial class PrivacyRequest : IDefined<PrivacyRequest>
{
    public static void Define(Definition<PrivacyRequest> it)
    {
        it.IsCalled("privacy-request", "privacy-requests").Icon("mail-question").OnlyFor(Rights.LookAfterPrivacy);
        it.Has(r => r.Name, new TextType(200)).Required().Searched().Indexed();
        it.Has(r => r.Kind).Required().Fixed();
        it.Has(r => r.Contact, new TextType(254));
        it.Has(r => r.Text, new LongTextType());
        it.Has(r => r.Source).Fixed();
        it.Has(r => r.ReceivedAt).Fixed().Indexed();
        it.Has(r => r.DueAt).ReadOnly().Indexed().TellsOf(nameof(ReceivedAt), nameof(Kind));
        it.Has(r => r.State).ReadOnly();
        it.Has(r => r.Party).ReadOnly().Indexed();
        it.Has(r => r.IdentityCheckedAt).ReadOnly();
        it.Has(r => r.IdentityHow, new TextType(300)).ReadOnly();
        it.Has(r => r.Responsible).Indexed();
        it.Has(r => r.ClosedAt).ReadOnly().Indexed();
        it.Has(r => r.Answer, new LongTextType()).ReadOnly();
        it.Has(r => r.Ground).ReadOnly();
        it.Has(r => r.Language, ChoiceType.Of(Words.Languages.Select(language => (language, (Func<string>)(() => Words.Say($"ui.language.{language}")))))).Fixed();
        it.Titled(r => r.Name);
        it.Lists(r => r.Name, r => r.Kind, r => r.State, r => r.DueAt, r => r.Responsible, r => r.ReceivedAt, r => r.ClosedAt);
        it.Section("main", r => r.Name, r => r.Kind, r => r.State, r => r.DueAt, r => r.Text, r => r.Contact, r => r.Source, r => r.ReceivedAt, r => r.Responsible, r => r.Language);
        it.Section("identity", r => r.Party, r => r.IdentityHow, r => r.IdentityCheckedAt);
        it.Section("answer", r => r.Answer, r => r.Ground, r => r.ClosedAt);
        it.Can<CheckIdentity>((r, check) => r.CheckIdentity(check.How, check.Party ?? r.Party)).While(r => r.State == RequestState.Received).By<TakeEffect>().Icon("user-check");
        it.Can<TakeUp>().While(r => r.State == RequestState.IdentityChecked).By<TakeUpRequest>().Icon("player-play");
        it.Can<AnswerRequest>((r, with) => r.AnswerWith(with.Answer)).While(r => r.State is RequestState.IdentityChecked or RequestState.InWork).Icon("check");
        it.Can<Refuse>((r, refuse) => r.Refuse(refuse.Ground, refuse.Why)).While(r => r.IsOpen).Icon("x");
    }
}
