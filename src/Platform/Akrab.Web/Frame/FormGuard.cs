using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>
/// Refuses what was not sent from our own pages, for every page of every module at once. The framework's own check covers only handlers
/// that bind form values; one that reads the form itself would go unchecked.
/// </summary>
internal sealed class FormGuard(RequestDelegate next, IAntiforgery antiforgery)
{
    /// <summary>Marks the endpoints that are pages.</summary>
    public sealed class IsPage;

    public async Task Invoke(HttpContext context)
    {
        var known = context.GetEndpoint()?.Metadata;
        var isGuarded = !ReadsOnly(context.Request.Method) && known?.GetMetadata<IsPage>() is not null && known.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false };
        await (!isGuarded || await IsOurs(context) ? next(context) : Refuse(context));
    }

    /// <summary>Where the framework has judged already, a form it refused cannot even be read; asking only whether one is valid would throw for a form that cannot be read.</summary>
    private async Task<bool> IsOurs(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { } judged)
            return judged.IsValid;

        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    private static Task Refuse(HttpContext context) => (context.IsFragment()
        ? Results.Text(Words.Say("error.form-expired"), statusCode: StatusCodes.Status400BadRequest)
        : Pages.Fragment<FormExpired>(StatusCodes.Status400BadRequest, (nameof(FormExpired.Back), LocalUrl.OfReferer(context)))).ExecuteAsync(context);

    private static bool ReadsOnly(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
