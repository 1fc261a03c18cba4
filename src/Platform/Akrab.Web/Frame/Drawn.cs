using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Web.Frame;

/// <summary>A component as the body of an answer: drawn completely, so that a failure still gets its own page, then written at once.</summary>
internal sealed class Drawn<TComponent>(int status, Dictionary<string, object?> parameters) : IResult where TComponent : IComponent
{
    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await Draw(context.RequestServices, parameters, () => new BodyText(context.Response.BodyWriter));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>Draws the component and then, if that went well, writes it.</summary>
    public static async Task Draw(IServiceProvider services, Dictionary<string, object?> parameters, Func<TextWriter> open)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters));
            using var body = open();
            root.WriteHtmlTo(body);
        });
    }
}
