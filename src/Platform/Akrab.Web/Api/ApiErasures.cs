using System.Text.Json;
using System.Text.Json.Serialization;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Erasing;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Api;

/// <summary>Somebody is to be erased for good.</summary>
/// <param name="Because">Why, in words that do not say who.</param>
/// <param name="Request">The request it answers, as it is referred to.</param>
public sealed record Erasure(string Because, string? Request = null);

/// <summary>Erases by call, and tells beforehand what it would reach.</summary>
internal sealed class ApiErasures(Erasures erasures)
{
    /// <summary>How it is written and read as JSON.</summary>
    public static readonly JsonSerializerOptions Json = new(ApiMerges.Json) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static ApiErasures Of(HttpContext context) => context.RequestServices.GetRequiredService<ApiErasures>();

    public async Task Preview<T>(Definition<T> definition, HttpContext context) where T : Entity =>
        await Answer(context, StatusCodes.Status200OK, (await erasures.Preview(definition, ApiRecords.IdOf(context), context.RequestAborted)).Preview);

    public async Task Erase<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var id = ApiRecords.IdOf(context);
        await erasures.Permitted(definition, id, context.RequestAborted);
        var asked = await JsonBody.Read<Erasure>(context, Json);
        var erasure = await erasures.Begin(definition, id, asked.Because, asked.Request, context.RequestAborted);
        context.Response.Headers.Location = $"{ApiSetup.Root}{ErasureEndpoints.Path}/{erasure}";
        await Report(context, await erasures.Await(erasure, context.Request.Patience(), context.RequestAborted));
    }

    public async Task One(HttpContext context) => await Report(context, await erasures.Find(ApiRecords.IdOf(context), context.RequestAborted));

    public async Task Cancel(HttpContext context)
    {
        var (id, stop) = (ApiRecords.IdOf(context), context.RequestAborted);
        await erasures.Cancel(id, stop);
        await Report(context, await erasures.Await(id, context.Request.Patience(), stop));
    }

    private static Task Report(HttpContext context, ErasureReport report) =>
        Answer(context, report.State == ErasureState.Running ? StatusCodes.Status202Accepted : StatusCodes.Status200OK, report);

    private static Task Answer<T>(HttpContext context, int status, T answer) => context.Answer(status, json => JsonSerializer.Serialize(json, answer, Json));
}
