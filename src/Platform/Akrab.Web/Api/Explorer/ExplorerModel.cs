using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Web.Api.OpenApi;

namespace Akrab.Web.Api.Explorer;

/// <summary>What the page for developers shows of one entity.</summary>
internal sealed record ExplorerModel(EntityDefinition Definition, IReadOnlyList<Field> Fields, IReadOnlyList<EntityDefinition> All, string Host)
{
    /// <summary>The kinds of problem, in the order of their status.</summary>
    public static readonly IReadOnlyList<(int Status, string Kind)> Problems =
    [
        (400, "malformed"), (400, "unknown-question"), (403, "missing-scope"), (403, "not-allowed"), (404, "not-found"), (405, "wrong-method"), (409, "broken-rule"), (409, "duplicate"), (412, "stale"),
        (413, "too-large"), (415, "wrong-type"), (422, "invalid-input"), (422, "key-reused"), (422, "unreadable-file"), (428, "version-needed"), (429, "too-often"), (500, "unexpected"), (503, "database-out-of-reach"), (507, "storage-full"),
    ];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<Operation> Operations { get; } = [.. OpenApi.Operations.Of(Definition, Fields)];

    /// <summary>The call as one types it into a terminal.</summary>
    public string Curl(Operation operation)
    {
        var text = new StringBuilder("curl");
        if (operation.Method != "get")
            text.Append(" -X ").Append(operation.Method.ToUpperInvariant());
        text.Append(" \"").Append(Host).Append(operation.Path.Replace("{id}", "$ID", StringComparison.Ordinal)).Append(Example(operation)).Append("\" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        if (operation.Parameters.Any(p => p is { Name: "If-Match", IsRequired: true }))
            text.Append(" \\\n  -H 'If-Match: \"1\"'");
        if (operation.Body == Body.File)
            text.Append(" \\\n  -F file=@kontak.csv");
        if (Sample(operation) is { } body)
            text.Append(" \\\n  -H \"Content-Type: application/json\" \\\n  -d '").Append(body.Replace("'", "'\\''", StringComparison.Ordinal)).Append('\'');
        return text.ToString();
    }

    /// <summary>A body that would be accepted; null when the call takes none.</summary>
    public string? Sample(Operation operation) => operation.Body switch
    {
        Body.Record => Record().ToJsonString(Readable),
        Body.Rows => new JsonArray(Record()).ToJsonString(Readable),
        Body.Patch => new JsonObject(Record().Take(1).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))).ToJsonString(Readable),
        Body.Input => Input(operation.Action!).ToJsonString(Readable),
        _ => null,
    };

    private string Example(Operation operation) => operation.Gives switch
    {
        Gives.Page => $"?sort=-createdAt&limit=10",
        Gives.Groups => $"?count&by={(Fields.FirstOrDefault(f => f is MemberField { IsIndexed: true, Type: TextType } && f != Definition.Title) ?? Definition.Find("createdAt:month"))?.Name ?? "createdAt:month"}",
        _ => "",
    };

    private JsonObject Record() => Values(Fields.Where(f => f.IsWritable && (f.IsRequired || Definition.Listed.Contains(f))).Select(f => (f.Name, f.Type)));

    private static JsonObject Input(ActionDefinition action) => Values(action.Inputs.Select(i => (i.Name, i.Type)));

    private static JsonObject Values(IEnumerable<(string Name, FieldType Type)> members)
    {
        var dice = new Random(7);
        var sample = new JsonObject();
        foreach (var (name, type) in members)
            if (type.Sample(dice) is { } value)
                sample[name] = Node(type, value);
        return sample;
    }

    private static JsonNode? Node(FieldType type, object value)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
            type.WriteJson(json, value);
        return JsonNode.Parse(memory.ToArray());
    }
}
