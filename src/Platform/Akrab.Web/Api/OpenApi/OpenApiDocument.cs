using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Data.Model;
using Akrab.Data.Erasing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Web.Erasing;
using Akrab.Web.Import;

namespace Akrab.Web.Api.OpenApi;

/// <summary>The whole API as an OpenAPI 3.1 document, made from the definitions; to a member of a company, with the fields it added.</summary>
internal sealed class OpenApiDocument(Registry registry)
{
    public const string Path = "/openapi/v1.json";

    private static readonly Overlay Nothing = new(0, new Dictionary<string, IReadOnlyList<CustomField>>());

    private readonly Lazy<byte[]> _plain = new(() => JsonSerializer.SerializeToUtf8Bytes(Make(registry, Nothing)));

    /// <summary>The document of a company; null for whoever is a stranger.</summary>
    public ReadOnlyMemory<byte> Of(Overlay? overlay) => overlay is null or { IsPlain: true } ? _plain.Value : JsonSerializer.SerializeToUtf8Bytes(Make(registry, overlay));

    private static JsonObject Make(Registry registry, Overlay overlay)
    {
        var (paths, schemas, tags) = (new JsonObject(), Shared(), new JsonArray());
        foreach (var definition in registry.Entities)
        {
            var name = Operations.Pascal(definition.Name);
            IReadOnlyList<Field> fields = [.. overlay.FieldsOf(definition)];
            tags.Add(new JsonObject { ["name"] = definition.Plural, ["description"] = Summaries.Of(definition.ClrType) ?? definition.Plural });
            schemas[name] = Schemas.Record(definition, fields);
            schemas[name + "Input"] = Schemas.Input(definition, fields, isPatch: false);
            schemas[name + "Patch"] = Schemas.Input(definition, fields, isPatch: true);
            foreach (var operation in Operations.Of(definition, fields))
                Add(paths, operation, Calls.Of(operation, name, definition.Plural));
        }

        foreach (var (tag, operation) in Operations.Others())
            Add(paths, operation, Calls.Of(operation, "", tag));
        tags.Add(new JsonObject { ["name"] = "imports", ["description"] = "Files that came in, and what came of them." });
        tags.Add(new JsonObject { ["name"] = "me", ["description"] = "Who calls." });
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "Akrab",
                ["version"] = "1",
                ["description"] = "Everything an Akrab keeps, over HTTP. Fields that a company added stand beside the others under their keys; ask for this document with a token, or signed in, to see yours.",
                ["license"] = new JsonObject { ["name"] = "AGPL-3.0-or-later", ["identifier"] = "AGPL-3.0-or-later" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
            ["tags"] = tags,
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["responses"] = new JsonObject { ["Problem"] = new JsonObject { ["description"] = "Why it was refused (RFC 9457).", ["content"] = new JsonObject { [Problem.MediaType] = new JsonObject { ["schema"] = Schemas.Ref("Problem") } } } },
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token made on the page of your account." } },
            },
        };
    }

    private static void Add(JsonObject paths, Operation operation, JsonObject call)
    {
        if (paths[operation.Path] is not JsonObject path)
            paths[operation.Path] = path = [];
        path[operation.Method] = call;
    }

    private static JsonObject Shared() => new()
    {
        ["Link"] = Schemas.Object("A record that is linked to; the title is missing when it is deleted or not yours to see.", new JsonObject
        {
            ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            ["title"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["readOnly"] = true },
        }, ["id"]),
        ["Problem"] = Schemas.Object("Why a call was refused.", new JsonObject
        {
            ["type"] = new JsonObject { ["type"] = "string", ["format"] = "uri-reference" },
            ["title"] = new JsonObject { ["type"] = "string" },
            ["status"] = new JsonObject { ["type"] = "integer" },
            ["detail"] = new JsonObject { ["type"] = "string", ["description"] = "A sentence in the language of Accept-Language: id or en." },
            ["errors"] = new JsonObject { ["type"] = "array", ["items"] = Schemas.Ref("FieldProblem") },
            ["current"] = new JsonObject { ["type"] = "object", ["description"] = "With 412: the record as it is now." },
        }, ["type", "title", "status", "detail"]),
        ["FieldProblem"] = Schemas.Object("What is wrong with one value.", new JsonObject
        {
            ["pointer"] = new JsonObject { ["type"] = "string", ["description"] = "Where it stands (RFC 6901)." },
            ["key"] = new JsonObject { ["type"] = "string" },
            ["detail"] = new JsonObject { ["type"] = "string" },
        }, ["pointer", "key", "detail"]),
        ["Groups"] = Schemas.Object(null, new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["type"] = "array",
                ["items"] = Schemas.Object("One group.", new JsonObject
                {
                    ["key"] = new JsonObject { ["description"] = "The value its records share; null when they have none." },
                    ["label"] = new JsonObject { ["type"] = "string" },
                    ["count"] = new JsonObject { ["type"] = "integer" },
                    ["sum"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number" }, new JsonObject { ["type"] = "array", ["items"] = new MoneyType().Schema() }) },
                }, ["count"]),
            },
        }, ["data"]),
        ["Rows"] = Schemas.Object(null, new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "One answer per row, in their order: status 201 and the id, or a problem.",
                ["items"] = Schemas.Object(null, new JsonObject { ["status"] = new JsonObject { ["type"] = "integer" }, ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" } }, ["status"]),
            },
            ["created"] = new JsonObject { ["type"] = "integer" },
            ["rejected"] = new JsonObject { ["type"] = "integer" },
        }, ["data", "created", "rejected"]),
        ["Merge"] = Schemas.Answer<Merge>(ApiMerges.Json),
        ["Merged"] = Schemas.Answer<Merged>(ApiMerges.Json),
        ["Separation"] = Schemas.Answer<Separation>(ApiMerges.Json),
        ["Separated"] = Schemas.Answer<Separated>(ApiMerges.Json),
        ["RecordHistory"] = Schemas.Answer<RecordHistory>(ApiMerges.Json),
        ["Erasure"] = Schemas.Answer<Erasure>(ApiErasures.Json),
        ["ErasurePreview"] = Schemas.Answer<ErasurePreview>(ApiErasures.Json),
        ["ErasureReport"] = Schemas.Answer<ErasureReport>(ApiErasures.Json),
        ["Import"] = Schemas.Answer<ImportReport>(ImportReport.Json),
        ["Me"] = Schemas.Object("Who calls.", new JsonObject
        {
            ["member"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" },
            ["name"] = new JsonObject { ["type"] = "string" },
            ["email"] = new JsonObject { ["type"] = new JsonArray("string", "null") },
            ["tenant"] = Schemas.Object(null, new JsonObject { ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid" }, ["name"] = new JsonObject { ["type"] = "string" } }, ["id", "name"]),
            ["scopes"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            ["timeZone"] = new JsonObject { ["type"] = "string" },
            ["currency"] = new JsonObject { ["type"] = "string" },
        }, ["member", "name", "tenant", "scopes"]),
    };
}
