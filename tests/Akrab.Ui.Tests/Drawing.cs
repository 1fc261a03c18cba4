using System.Globalization;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Ui.Tests;

/// <summary>Draws a component as the server would and hands back the document.</summary>
internal static class Drawing
{
    public static async Task<IHtmlDocument> Of<T>(object? parameters = null, string language = "id") where T : IComponent
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var values = parameters?.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(parameters)) ?? [];
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(values))).ToHtmlString());
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
