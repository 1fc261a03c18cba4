using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Settings;

/// <summary>The settings are for those whose role lets them administer; others are told so kindly.</summary>
public sealed class AdministratorsOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.Features.Get<Membership>() is { Acting.CanAdminister: true }
            ? await next(invocation)
            : invocation.HttpContext.Page<NotYours>(StatusCodes.Status403Forbidden, Kernel.Language.Words.Say("settings.title"));
}
