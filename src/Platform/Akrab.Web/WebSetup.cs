using Akrab.Data.Jobs;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Web.Access;
using Akrab.Web.Api;
using Akrab.Web.Api.Explorer;
using Akrab.Web.Bin;
using Akrab.Web.Boards;
using Akrab.Web.Dav;
using Akrab.Web.Duplicates;
using Akrab.Web.Erasing;
using Akrab.Web.Errors;
using Akrab.Web.Export;
using Akrab.Web.Frame;
using Akrab.Web.Import;
using Akrab.Web.Import.Steps;
using Akrab.Web.Lists;
using Akrab.Web.Merging;
using Akrab.Web.Outside;
using Akrab.Web.Packs;
using Akrab.Web.Records;
using Akrab.Web.Search;
using Akrab.Web.Sessions;
using Akrab.Web.Sharing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web;

/// <summary>A module that has services or pages of its own.</summary>
public interface IWebModule : IModule
{
    void AddServices(IServiceCollection services);

    void MapPages(IEndpointRouteBuilder pages)
    {
    }
}

/// <summary>Puts the web floor into the house.</summary>
public static class WebSetup
{
    /// <summary>The policy of pages: a member signed in by cookie.</summary>
    public const string MemberPolicy = "member";

    /// <summary>The policy of the API: a member's bearer token.</summary>
    public const string ApiPolicy = "api";

    /// <summary>The policy of phones and mail programs: a member's app password.</summary>
    public const string DavPolicy = "dav";

    public static IServiceCollection AddAkrabWeb(this IServiceCollection services, Registry registry)
    {
        Words.Load(typeof(WebSetup).Assembly);
        services.AddCascadingValue(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext);
        services.AddHttpContextAccessor();
        services.AddSingleton<FormPace>();
        services.AddAntiforgery(options => (options.HeaderName, options.Cookie.SecurePolicy) = ("X-XSRF-TOKEN", CookieSecurePolicy.SameAsRequest));
        services.AddSingleton<Memberships>().AddSingleton<Pace>().AddScoped<ShellMaker>();
        services.AddSingleton<SavedViews>().AddScoped<ListReader>().AddScoped<RecordReader>().AddScoped<RecordWriter>().AddScoped<TooLate>().AddScoped<RecordForms>().AddScoped<EditInPlace>().AddScoped<BulkDeeds>().AddScoped<HistoryReader>().AddScoped<EarlierReader>().AddScoped<Uncovering>().AddScoped<AccessPack>().AddScoped<Erasures>().AddJob<EraseRecord, ErasingRecord>(ErasingRecord.Kind).AddScoped<Audit.AuditReader>().AddScoped<Audit.AuditExport>().AddScoped<FromWhere>().AddScoped<BinReader>().AddJob<EmptyBin, EmptyingBin>(EmptyingBin.Kind).AddSchedule(EmptyingBin.Kind, "0 5 3 * * ?", new EmptyBin()).AddScoped<AccessReader>().AddScoped<Lookup>().AddScoped<VerbReader>().AddScoped<TypedLinks>().AddScoped<IRecordPanel, MergedPanel>().AddScoped<IRecordPanel, SharedPanel>();
        services.AddSingleton(provider => new WayOut(provider.GetService<IConfiguration>()?[WayOut.Setting]));
        services.AddDeparting(new Departing("src/Platform/Akrab.Web/Outside/WayOut.cs", "departing.way-out"));
        services.AddApi();
        services.AddDav();
        services.AddAkrabImport(registry);
        foreach (var module in registry.Modules.OfType<IWebModule>())
            module.AddServices(services);
        return services;
    }

    /// <summary>Session, language, antiforgery; belongs after authentication.</summary>
    public static IApplicationBuilder UseAkrabSession(this IApplicationBuilder app) =>
        app.UsePace().UseMiddleware<SessionMiddleware>().UseMiddleware<ErrorPages>().UseMiddleware<ClosedHouse>().UseAuthorization().UseAntiforgery().UseMiddleware<FormGuard>();

    private static IApplicationBuilder UsePace(this IApplicationBuilder app) => app.Use(next => context => context.RequestServices.GetRequiredService<Pace>().Go(context, next));

    /// <summary>Faults of everything that comes after it are told, in the language the browser asks for; belongs before authentication, which asks the database.</summary>
    public static IApplicationBuilder UseAkrabErrors(this IApplicationBuilder app) => app.Use(next => context =>
    {
        SessionMiddleware.Speak(context, null);
        return next(context);
    }).UseMiddleware<ErrorPages>();

    /// <summary>All pages and the API.</summary>
    public static void MapAkrab(this IEndpointRouteBuilder app)
    {
        var registry = app.ServiceProvider.GetRequiredService<Registry>();
        var routes = new BuiltOnce(app);
        app.DataSources.Add(routes);
        var pages = routes.MapGroup("").RequireAuthorization(MemberPolicy).ExcludeFromDescription().WithMetadata(new FormGuard.IsPage());
        foreach (var definition in registry.Entities)
        {
            definition.Accept(new ListEndpoints(pages));
            definition.Accept(new BulkEndpoints(pages));
            definition.Accept(new GroupEndpoints(pages));
            definition.Accept(new BoardEndpoints(pages));
            definition.Accept(new ExportEndpoints(pages));
            definition.Accept(new RecordEndpoints(pages));
            definition.Accept(new BinEndpoints(pages));
            definition.Accept(new MergeEndpoints(pages));
            definition.Accept(new DuplicateEndpoints(pages));
            definition.Accept(new PackEndpoints(pages));
            definition.Accept(new ErasureEndpoints(pages));
        }

        SearchEndpoints.Map(pages);
        GlassPages.Map(pages);
        ErasureEndpoints.Map(pages);
        ImportEndpoints.Map(pages);
        ShareEndpoints.Map(pages);
        routes.MapApi(registry);
        routes.MapDav();
        ExplorerPages.Map(pages, routes);

        foreach (var module in registry.Modules.OfType<IWebModule>())
            module.MapPages(pages);
    }
}
