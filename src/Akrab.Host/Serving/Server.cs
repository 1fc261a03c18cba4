using Akrab.Automation;
using Akrab.Contracts;
using Akrab.Data.Erasing;
using Akrab.Data.Keys;
using Akrab.Data.Setup;
using Akrab.Host.Cli;
using Akrab.Host.Setup;
using Akrab.Ui;
using Akrab.Web;
using Akrab.Web.Frame;

namespace Akrab.Host.Serving;

/// <summary>The web server, as a table of contents.</summary>
public static class Server
{
    /// <summary>Builds it, brings the database into shape, makes the first tenant if there is none, and listens; a test may change its services.</summary>
    public static async Task<WebApplication> Start(DataPlace place, IReadOnlyList<string> urls, bool isEmpty, CancellationToken stop, Action<IServiceCollection>? more = null)
    {
        var app = Build(place, urls, more);
        CheckSettings(app.Services);
        await app.Services.GetRequiredService<Database>().Prepare(stop);
        await app.Services.ShareSecret(stop);
        await FirstStart.Do(app.Services, isEmpty, stop);
        await app.Services.GetRequiredService<Eraser>().Mend(stop);
        await app.StartAsync(stop);
        VerbEndpoint.Protect(place);
        return app;
    }

    /// <summary>What is read when it is first wanted is told at the start, where somebody sees it.</summary>
    private static void CheckSettings(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IHousePost>();
        }
        catch (WrongSetting wrong)
        {
            throw new UsageProblem(wrong.Message);
        }
    }

    /// <summary>Everything but the database and the listening.</summary>
    internal static WebApplication Build(DataPlace place, IReadOnlyList<string> urls, Action<IServiceCollection>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "Akrab.Host", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. urls, .. VerbEndpoint.UrlsFor(place)]);
        builder.AddLogs();
        builder.AddLimits();
        builder.Services.AddProxy(builder.Configuration);
        builder.Services.AddCompression();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddAkrab(place);
        builder.Services.AddAkrabAutomation();
        more?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseVerbs();
        app.UseProxy();
        app.UseSecurityHeaders();
        app.UseRequestLog();
        app.UseResponseCompression();
        app.UseAssetCaching();
        app.UseRouting();
        app.UseAkrabAutomation();
        app.UseAkrabErrors();
        app.UseAuthentication();
        app.UseAkrabSession();
        app.MapHealth();
        app.MapHouse();
        app.MapStaticAssets().OpenToAll("styles, scripts and pictures are the same for everybody");
        app.MapAkrab();
        return app;
    }
}
