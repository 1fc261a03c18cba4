using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>How a handler answers: a whole page, a fragment for htmx, or a way onward.</summary>
public static class Pages
{
    /// <summary>Tells the next page's script that what was typed has arrived, so that it is not brought back.</summary>
    private const string AcceptedDraft = "akrab-accepted";

    /// <summary>A component in the frame; to htmx, which asks for a part of a page, the component alone.</summary>
    public static IResult Page<TComponent>(this HttpContext context, string title, string? area = null, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent => context.Page<TComponent>(StatusCodes.Status200OK, title, area, parameters);

    /// <inheritdoc cref="Page{TComponent}(HttpContext, string, string?, ValueTuple{string, object?}[])" />
    public static IResult Page<TComponent>(this HttpContext context, int status, string title, string? area = null, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        context.Response.Headers.Vary = "HX-Request";
        if (context.IsFragment())
            return Fragment<TComponent>(status, parameters);

        return new Drawn<PageFrame>(status, new()
        {
            [nameof(PageFrame.Title)] = title,
            [nameof(PageFrame.Area)] = area,
            [nameof(PageFrame.Body)] = Draw<TComponent>(parameters),
        });
    }

    /// <summary>A component without frame.</summary>
    public static IResult Fragment<TComponent>(params (string Name, object? Value)[] parameters) where TComponent : IComponent =>
        Fragment<TComponent>(StatusCodes.Status200OK, parameters);

    /// <inheritdoc cref="Fragment{TComponent}(ValueTuple{string, object?}[])" />
    public static IResult Fragment<TComponent>(int status, params (string Name, object? Value)[] parameters) where TComponent : IComponent =>
        new Drawn<TComponent>(status, parameters.ToDictionary(p => p.Name, p => p.Value));

    /// <summary>Whether htmx asks for a part of the page it is on.</summary>
    public static bool IsFragment(this HttpContext context) =>
        context.Request.Headers.ContainsKey("HX-Request") && !context.Request.Headers.ContainsKey("HX-History-Restore-Request")
        && context.Request.Headers["HX-Boosted"] != "true";

    /// <summary>Goes on to another page: 303 for a browser, a header for htmx; the toast is shown there.</summary>
    public static IResult Onward(this HttpContext context, string url, string? toast = null, string? undoUrl = null)
    {
        if (toast is not null)
            Toasts.Leave(context, toast, undoUrl is null ? null : Words.Say("ui.undo"), undoUrl);

        if (context.Request.HasFormContentType && context.Request.Form["_draft"].ToString() is { Length: > 0 and < 200 } draft)
            context.Response.Cookies.Append(AcceptedDraft, draft, new CookieOptions { SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromMinutes(1), IsEssential = true });

        if (!context.Request.Headers.ContainsKey("HX-Request"))
            return See(url);
        context.Response.Headers["HX-Redirect"] = url;
        return Results.NoContent();
    }

    /// <summary>303 even to htmx, which then takes its part from the page it is sent to.</summary>
    public static IResult See(string url) => new SeeOther(url);

    private static RenderFragment Draw<TComponent>((string Name, object? Value)[] parameters) where TComponent : IComponent => builder =>
    {
        builder.OpenComponent<TComponent>(0);
        foreach (var (name, value) in parameters)
            builder.AddComponentParameter(1, name, value);
        builder.CloseComponent();
    };

    private sealed class SeeOther(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
