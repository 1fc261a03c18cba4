using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Akrab.Web.Frame;

/// <summary>Maps pages of which there is one per entity: each is made ready at its first call, because compiling hundreds would take a second of every start.</summary>
internal static class Routes
{
    public static void OnGet(this IEndpointRouteBuilder pages, string pattern, Delegate handle) => pages.On(HttpMethods.Get, pattern, handle);

    public static void OnPost(this IEndpointRouteBuilder pages, string pattern, Delegate handle) => pages.On(HttpMethods.Post, pattern, handle);

    private static void On(this IEndpointRouteBuilder pages, string method, string pattern, Delegate handle)
    {
        var ready = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(handle, new RequestDelegateFactoryOptions { ServiceProvider = pages.ServiceProvider }).RequestDelegate);
        pages.MapMethods(pattern, [method], (RequestDelegate)(context => ready.Value(context)));
    }
}

/// <summary>Endpoints that are built once, however many ask for them: routing and authorization each do, and a group builds its own anew every time.</summary>
internal sealed class BuiltOnce(IEndpointRouteBuilder app) : EndpointDataSource, IEndpointRouteBuilder
{
    private IReadOnlyList<Endpoint>? _built;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IServiceProvider ServiceProvider => app.ServiceProvider;

    public override IReadOnlyList<Endpoint> Endpoints => _built ??= [.. DataSources.SelectMany(source => source.Endpoints)];

    public IApplicationBuilder CreateApplicationBuilder() => app.CreateApplicationBuilder();

    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;
}
