using Akrab.Admin.SignIn;
using Akrab.Data.People;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Akrab.Web.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.Settings.Owning;

/// <summary>The company as a whole is its owner's business: an administrator is told so kindly.</summary>
internal sealed class OnlyTheOwner : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<Membership>() is { IsOwner: true }
            ? await next(invocation)
            : invocation.HttpContext.Page<NotYours>(StatusCodes.Status403Forbidden, Words.Say("settings.title"));
}

/// <summary>Makes sure that it is the owner who sits there, and not somebody at a screen that was left open.</summary>
internal sealed class SurelyThem(SignInManager<User> signIn, FrontDoor door)
{
    /// <summary>The user, when the password is theirs or, where they have none, when they signed in just now; wrong ones count as they do at the door.</summary>
    public async Task<User?> Check(HttpContext context, string password)
    {
        var user = (await signIn.UserManager.GetUserAsync(context.User))!;
        var isThem = user.PasswordHash is null ? door.IsFresh
            : password.Length <= Doorkeeper.LongestPassword && (await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true)).Succeeded;
        return isThem ? user : null;
    }
}
