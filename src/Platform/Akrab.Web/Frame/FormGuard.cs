using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>
/// Refuses what was not sent from our own pages, for every page of every module at once. The framework's own check covers only handlers
/// that bind form values; one that reads the form itself would go unchecked.
/// </summary>
internal sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (ReadsOnly(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
            return await next(invocation);

        try
        {
            await antiforgery.ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return context.IsFragment()
                ? Results.Text(Words.Say("error.form-expired"), statusCode: StatusCodes.Status400BadRequest)
                : Pages.Fragment<FormExpired>(StatusCodes.Status400BadRequest, (nameof(FormExpired.Back), LocalUrl.OfReferer(context)));
        }

        return await next(invocation);
    }

    private static bool ReadsOnly(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
