using Akrab.Data.Jobs;
using Akrab.Data.Merging;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Export;
using Akrab.Web.Import;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Api;

/// <summary>The API, derived from the definitions: every entity has the same calls.</summary>
internal static class ApiSetup
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddScoped<ApiRecords>().AddScoped<ApiAggregates>().AddScoped<Batches>().AddScoped<Receipts>().AddScoped<ApiImports>().AddScoped<ApiMerges>().AddScoped<ApiErasures>().AddScoped<ApiHistory>().AddSingleton<OpenApi.OpenApiDocument>()
        .AddJob<ForgetReceipts, ForgettingReceipts>("forget-receipts").AddSchedule("forget-receipts", "0 40 2 * * ?", new ForgetReceipts());

    public static void MapApi(this IEndpointRouteBuilder app, Registry registry)
    {
        var api = app.MapGroup(Root).RequireAuthorization(WebSetup.ApiPolicy);
        foreach (var definition in registry.Entities)
            definition.Accept(new Calls(api));
        var paths = new Paths(api);
        paths.Map("/me", ("GET", Gate.For(Gate.Read, Me)));
        paths.Map("/imports", ("GET", Gate.For(Gate.Read, c => ApiImports.Of(c).List(c))));
        paths.Map("/imports/{id}", ("GET", Gate.For(Gate.Read, c => ApiImports.Of(c).One(c))));
        paths.Map("/imports/{id}/rejected", ("GET", Gate.For(Gate.Read, c => ApiImports.Of(c).Rejected(c))));
        paths.Map("/imports/{id}/cancel", ("POST", Gate.For(Gate.Write, c => ApiImports.Of(c).Cancel(c))));
        paths.Map("/imports/{id}/roll-back", ("POST", Gate.For(Gate.Write, c => ApiImports.Of(c).RollBack(c))));
        paths.Map("/erasures/{id}", ("GET", Gate.For(Gate.Read, c => ApiErasures.Of(c).One(c))));
        paths.Map("/erasures/{id}/cancel", ("POST", Gate.For(Gate.Write, c => ApiErasures.Of(c).Cancel(c))));
        api.MapFallback("{**path}", Gate.For(Gate.Read, context => throw new Refused(Problem.NotFound)));
    }

    /// <summary>Who calls, in which company, and what the token may do.</summary>
    private static Task Me(HttpContext context)
    {
        var membership = context.Features.Get<Membership>()!;
        var acting = membership.Acting;
        return context.Answer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("member", acting.Member!.Value.Value);
            json.WriteString("name", acting.Name);
            json.WriteString("email", membership.Email);
            json.WriteStartObject("tenant");
            json.WriteString("id", acting.Tenant.Value);
            json.WriteString("name", membership.CompanyName);
            json.WriteEndObject();
            json.WriteStartArray("scopes");
            foreach (var scope in Gate.ScopesOf(context))
                json.WriteStringValue(scope);
            json.WriteEndArray();
            json.WriteString("timeZone", acting.Zone.Id);
            json.WriteString("currency", acting.Currency);
            json.WriteEndObject();
        });
    }

    private sealed class Calls(IEndpointRouteBuilder api) : IEntityVisitor<bool>
    {
        public bool Visit<T>(Definition<T> definition) where T : Entity
        {
            var paths = new Paths(api);
            var (all, one) = ($"/{definition.Plural}", $"/{definition.Plural}/{{id}}");
            paths.Map(all, ("GET", Gate.For(Gate.Read, c => Records(c).List(definition, c))),
                definition.CanBeMade ? ("POST", Gate.For(Gate.Write, c => Records(c).Create(definition, c))) : null);
            paths.Map($"{all}/aggregate", ("GET", Gate.For(Gate.Read, c => c.RequestServices.GetRequiredService<ApiAggregates>().Answer(definition, c))));
            if (definition.CanBeMade)
                paths.Map($"{all}/batch", ("POST", Gate.For(Gate.Write, c => c.RequestServices.GetRequiredService<Batches>().Create(definition, c))));
            if (Imports.Takes(definition))
                paths.Map($"{all}/import", ("POST", Gate.For(Gate.Write, c => ApiImports.Of(c).Start(definition, c))));
            foreach (var format in Exports.FormatsOf(definition))
                paths.Map($"{all}/export{format.Extension()}", ("GET", Gate.For(Gate.Read, c => Records(c).Export(definition, format, c))));

            paths.Map(one, ("GET", Gate.For(Gate.Read, c => Records(c).One(definition, c))),
                ("PATCH", Gate.For(Gate.Write, c => Records(c).Patch(definition, c))),
                ("DELETE", Gate.For(Gate.Write, c => Records(c).Delete(definition, c))));
            paths.Map($"{one}/history", ("GET", Gate.For(Gate.Read, c => ApiHistory.Of(c).List(definition, c))));
            paths.Map($"{one}/history/{{change}}/undo", ("POST", Gate.For(Gate.Write, c => Records(c).Undo(definition, c))));
            if (definition.HasFace)
            {
                paths.Map($"{one}/data.zip", ("GET", Gate.For(Gate.Read, c => Records(c).HandOut(definition, c))));
                paths.Map($"{one}/erasure", ("GET", Gate.For(Gate.Read, c => ApiErasures.Of(c).Preview(definition, c))), ("POST", Gate.For(Gate.Write, c => ApiErasures.Of(c).Erase(definition, c))));
            }

            if (definition.Fields.Any(f => f.Type is SecretType))
                paths.Map($"{one}/uncover/{{field}}", ("POST", Gate.For(Gate.Write, c => Records(c).Uncover(definition, c))));
            if (Merger.CanMerge(definition))
            {
                paths.Map($"{one}/merge", ("POST", Gate.For(Gate.Write, c => ApiMerges.Of(c).Merge(definition, c))));
                paths.Map($"{one}/separate", ("POST", Gate.For(Gate.Write, c => ApiMerges.Of(c).Separate(definition, c))));
            }

            foreach (var action in definition.Actions)
                paths.Map($"{one}/{action.Name}", ("POST", Gate.For(Gate.Write, c => Records(c).Do(definition, action, c))));
            return true;
        }

        private static ApiRecords Records(HttpContext context) => context.RequestServices.GetRequiredService<ApiRecords>();
    }

    /// <summary>Maps what can be called at a path; any other method there is told which ones are.</summary>
    private sealed class Paths(IEndpointRouteBuilder api)
    {
        public void Map(string path, params ReadOnlySpan<(string Method, RequestDelegate Call)?> calls)
        {
            List<string> methods = [];
            foreach (var call in calls)
                if (call is var (method, answer))
                {
                    api.MapMethods(path, [method], answer);
                    methods.Add(method);
                }

            var allowed = string.Join(", ", methods);
            api.Map(path, Gate.For(Gate.Read, context =>
            {
                context.Response.Headers.Allow = allowed;
                throw new Refused(Problem.Of(StatusCodes.Status405MethodNotAllowed, "wrong-method", "api.wrong-method", ("allowed", allowed)));
            }));
        }
    }
}
