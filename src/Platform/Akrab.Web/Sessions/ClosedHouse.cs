using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Sessions;

/// <summary>Whoever is signed in works for a company for which the house is closed: they are nobody here, and are told why.</summary>
public sealed record HouseClosed(Membership Membership);

/// <summary>Answers members of a company for which the house is closed, whatever they ask for; what is open to everybody stays open.</summary>
internal sealed class ClosedHouse(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (context.Features.Get<HouseClosed>() is null || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            return next(context);

        context.Response.Headers.CacheControl = "no-cache, no-store";
        var path = context.Request.Path;
        return path.StartsWithSegments("/api") ? Results.Problem(Words.Say("closed.lead"), statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
            : path.StartsWithSegments("/dav") ? Results.Text(Words.Say("closed.lead"), statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
            : Pages.Fragment<ClosedPage>(StatusCodes.Status403Forbidden, (nameof(ClosedPage.Membership), context.Features.Get<HouseClosed>()!.Membership)).ExecuteAsync(context);
    }
}
