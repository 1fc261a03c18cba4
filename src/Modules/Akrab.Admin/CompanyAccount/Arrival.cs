using Akrab.Admin.SignIn;
using Akrab.Data.People;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.CompanyAccount;

/// <summary>Lets in whom the issuer vouches for, or says why not. A code is asked for as ever where it is turned on.</summary>
internal sealed class Arrival(FrontDoor door, Homes homes, TwoStep twoStep)
{
    public async Task<IResult> Welcome(HttpContext context, User user, SignInWay way, string back, CancellationToken stop)
    {
        if ((await homes.Of(user.Id, stop)).Count == 0)
        {
            await door.Refuse(user.Id, way, AttemptResult.Homeless, stop);
            return SignInPages.Say(StatusCodes.Status422UnprocessableEntity, "sign-in.homeless");
        }

        if (TwoStep.IsOn(user))
            return SignInPages.AskCode(StatusCodes.Status200OK, twoStep.Ticket(user, way, keep: true, back), problem: null);
        await door.Open(user, keep: true, way, hasTwoSteps: false, stop);
        return context.Onward(back);
    }

    public async Task<IResult> Refuse(Guid? user, string sentence, CancellationToken stop)
    {
        await door.Refuse(user, SignInWay.SingleSignOn, AttemptResult.SingleSignOnRefused, stop);
        return SignInPages.Say(StatusCodes.Status422UnprocessableEntity, sentence);
    }
}
