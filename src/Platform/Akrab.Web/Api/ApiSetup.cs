using Akrab.Data.Jobs;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
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

    public static IServiceCollection AddApi(this IServiceCollection services) => services.AddScoped<ApiRecords>().AddScoped<ApiAggregates>().AddScoped<Batches>().AddScoped<Receipts>().AddSingleton<OpenApi.OpenApiDocument>()
        .AddJob<ForgetReceipts, ForgettingReceipts>("forget-receipts").AddSchedule("forget-receipts", "0 40 2 * * ?", new ForgetReceipts());

    public static void MapApi(this IEndpointRouteBuilder app, Registry registry)
    {
        var api = app.MapGroup(Root).RequireAuthorization(WebSetup.ApiPolicy);
        foreach (var definition in registry.Entities)
            definition.Accept(new Calls(api));
        api.MapGet("/me", Gate.For(Gate.Read, Me));
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
            var (all, one) = ($"/{definition.Plural}", $"/{definition.Plural}/{{id}}");
            api.MapGet(all, Gate.For(Gate.Read, c => Records(c).List(definition, c)));
            api.MapGet($"{all}/aggregate", Gate.For(Gate.Read, c => c.RequestServices.GetRequiredService<ApiAggregates>().Answer(definition, c)));
            api.MapGet(one, Gate.For(Gate.Read, c => Records(c).One(definition, c)));
            if (definition.CanBeMade)
            {
                api.MapPost(all, Gate.For(Gate.Write, c => Records(c).Create(definition, c)));
                api.MapPost($"{all}/batch", Gate.For(Gate.Write, c => c.RequestServices.GetRequiredService<Batches>().Create(definition, c)));
            }

            api.MapPatch(one, Gate.For(Gate.Write, c => Records(c).Patch(definition, c)));
            api.MapDelete(one, Gate.For(Gate.Write, c => Records(c).Delete(definition, c)));
            foreach (var action in definition.Actions)
                api.MapPost($"{one}/{action.Name}", Gate.For(Gate.Write, c => Records(c).Do(definition, action, c)));
            return true;
        }

        private static ApiRecords Records(HttpContext context) => context.RequestServices.GetRequiredService<ApiRecords>();
    }
}
