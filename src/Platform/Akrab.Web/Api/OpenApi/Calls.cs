using System.Text.Json.Nodes;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Api.OpenApi;

/// <summary>One call as the document describes it.</summary>
internal static class Calls
{
    public static JsonObject Of(Operation operation, string name, string tag)
    {
        var call = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(tag),
            ["summary"] = operation.Summary,
            ["description"] = $"Needs a token with the scope {operation.Scope}.",
        };
        if (operation.Parameters.Count > 0)
            call["parameters"] = new JsonArray([.. operation.Parameters.Select(Parameter)]);
        if (BodyOf(operation, name) is { } body)
            call["requestBody"] = body;
        call["responses"] = Responses(operation, name);
        return call;
    }

    private static JsonNode Parameter(CallParameter parameter)
    {
        var schema = parameter.Type switch
        {
            ToggleType => new JsonObject { ["type"] = "boolean" },
            TextType => new JsonObject { ["type"] = "string" },
            NumberType { ClrType: var clr } when clr == typeof(int) => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = 1000 },
            ChoiceType choice when choice.ClrType == typeof(string) => choice.Schema(),
            _ => new JsonObject { ["type"] = "string" },
        };
        return new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.Place, ["required"] = parameter.IsRequired, ["description"] = parameter.Summary, ["schema"] = schema };
    }

    private static JsonObject? BodyOf(Operation operation, string name) => operation.Body switch
    {
        Body.Record => Content("application/json", Schemas.Ref(name + "Input")),
        Body.Patch => Content("application/merge-patch+json", Schemas.Ref(name + "Patch")),
        Body.Rows => Content("application/json", new JsonObject { ["type"] = "array", ["maxItems"] = 1000, ["items"] = Schemas.Ref(name + "Input") }),
        Body.File => new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["multipart/form-data"] = new JsonObject { ["schema"] = Schemas.Object(null, new JsonObject { ["file"] = Bytes() }, ["file"]) },
                ["application/octet-stream"] = new JsonObject { ["schema"] = Bytes() },
            },
        },
        Body.Merge or Body.Separation or Body.Erasure => Content("application/json", Schemas.Ref(operation.Body.ToString())),
        Body.Input => Content("application/json", Schemas.Input(operation.Action!)),
        _ => null,
    };

    private static JsonObject Content(string mediaType, JsonObject schema) =>
        new() { ["required"] = true, ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } } };

    private static JsonObject Bytes() => new() { ["type"] = "string", ["format"] = "binary" };

    private static JsonObject Responses(Operation operation, string name)
    {
        var responses = new JsonObject
        {
            [operation.Gives switch { Gives.Made => "201", Gives.Nothing => "204", _ => "200" }] = Given(operation.Gives, name),
        };
        string[] refusals = ["400", "401", "403", .. operation.Path.Contains('{', StringComparison.Ordinal) ? ["404"] : Array.Empty<string>(),
            .. operation.Parameters.Any(p => p.Name == "If-Match") ? ["412", .. operation.Method == "post" ? ["409"] : (string[])["428"]] : Array.Empty<string>(),
            .. operation.Body is Body.Merge or Body.Separation or Body.Erasure || operation.Parameters.Any(p => p.Name == "duplicates") ? ["409"] : Array.Empty<string>(),
            .. operation.Body == Body.None ? [] : (string[])["413", "415", "422"]];
        foreach (var status in refusals.Order(StringComparer.Ordinal))
            responses[status] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        return responses;
    }

    private static JsonObject Given(Gives gives, string name)
    {
        var schema = gives switch
        {
            Gives.Page => Schemas.Object(null, new JsonObject
            {
                ["data"] = new JsonObject { ["type"] = "array", ["items"] = Schemas.Ref(name) },
                ["next"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["description"] = "What to send as after for the page that follows." },
            }, ["data", "next"]),
            Gives.Groups => Schemas.Ref("Groups"),
            Gives.Rows => Schemas.Ref("Rows"),
            Gives.Report => Schemas.Ref("Import"),
            Gives.Reports => Schemas.Object(null, new JsonObject { ["data"] = new JsonObject { ["type"] = "array", ["items"] = Schemas.Ref("Import") } }, ["data"]),
            Gives.Merged or Gives.Separated or Gives.ErasurePreview or Gives.ErasureReport => Schemas.Ref(gives.ToString()),
            Gives.History => Schemas.Ref("RecordHistory"),
            Gives.Value => Schemas.Object(null, new JsonObject { ["value"] = new JsonObject { ["type"] = "string" } }, ["value"]),
            Gives.Me => Schemas.Ref("Me"),
            Gives.File => Bytes(),
            Gives.Nothing => null,
            _ => Schemas.Ref(name),
        };
        var response = new JsonObject { ["description"] = gives switch { Gives.Made => "Made.", Gives.Nothing => "Done.", _ => "Here it is." } };
        if (gives is Gives.Made or Gives.Record)
            response["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["description"] = "The version, for If-Match.", ["schema"] = new JsonObject { ["type"] = "string" } } };
        if (schema is not null)
            response["content"] = new JsonObject { [gives == Gives.File ? "*/*" : "application/json"] = new JsonObject { ["schema"] = schema } };
        return response;
    }
}
