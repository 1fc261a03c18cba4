using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Api.OpenApi;

/// <summary>JSON schemas of records and inputs, made of those of the field types.</summary>
internal static class Schemas
{
    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/components/schemas/" + name };

    /// <summary>A record as it is read.</summary>
    public static JsonObject Record(EntityDefinition definition, IReadOnlyList<Field> fields)
    {
        var members = new JsonObject { ["id"] = new JsonObject { ["type"] = "string", ["format"] = "uuid", ["readOnly"] = true } };
        foreach (var field in fields)
            members[field.Name] = Described(field, definition, field.Type is LinkType ? Nullable(Ref("Link")) : field.Type.IsMany || field.IsRequired ? field.Type.Schema() : Nullable(field.Type.Schema()), !field.IsWritable);
        members["version"] = new JsonObject { ["type"] = "integer", ["readOnly"] = true, ["description"] = "Raised by one with every change; also in the ETag." };
        return Object(Summaries.Of(definition.ClrType), members, [.. members.Select(m => m.Key)]);
    }

    /// <summary>A record as it is written; a patch requires nothing.</summary>
    public static JsonObject Input(EntityDefinition definition, IReadOnlyList<Field> fields, bool isPatch)
    {
        var members = new JsonObject();
        foreach (var field in fields.Where(f => isPatch ? f.IsEditable : f.IsWritable))
            members[field.Name] = Described(field, definition, Nullable(Given(field.Type)), false);
        return Object(null, members, isPatch ? [] : [.. fields.Where(f => f is { IsRequired: true, IsWritable: true }).Select(f => f.Name)]);
    }

    /// <summary>What a deed asks for.</summary>
    public static JsonObject Input(ActionDefinition action)
    {
        var members = new JsonObject();
        foreach (var input in action.Inputs)
            members[input.Name] = input.IsRequired ? Given(input.Type) : Nullable(Given(input.Type));
        return Object(Summaries.Of(action.InputType), members, [.. action.Inputs.Where(i => i.IsRequired).Select(i => i.Name)]);
    }

    /// <summary>A link is given by its id, or by an object that has it; contact points may be plain texts.</summary>
    private static JsonObject Given(FieldType type)
    {
        var schema = type.Schema();
        if (type is LinkType)
            return new JsonObject { ["anyOf"] = new JsonArray(schema, Ref("Link")) };
        if (type is PhonesType or EmailsType or AddressesType)
            schema["items"] = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, schema["items"]!.DeepClone()) };
        return schema;
    }

    private static JsonObject Described(Field field, EntityDefinition definition, JsonObject schema, bool isReadOnly)
    {
        if (isReadOnly)
            schema["readOnly"] = true;
        if (field is MemberField member && Summaries.Of(definition.ClrType, member.MemberName) is { } summary)
            schema["description"] = summary;
        else if (field is CustomField)
            schema["description"] = field.Label;
        return schema;
    }

    /// <summary>A class that is answered as it is.</summary>
    public static JsonObject Answer<TAnswer>(JsonSerializerOptions json)
    {
        json.MakeReadOnly(populateMissingResolver: true);
        return (JsonObject)json.GetJsonSchemaAsNode(typeof(TAnswer), new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = static (context, schema) =>
            {
                var summary = context.PropertyInfo is { AttributeProvider: System.Reflection.PropertyInfo property } ? Summaries.Of(typeof(TAnswer), property.Name) : Summaries.Of(typeof(TAnswer));
                if (summary is not null && schema is JsonObject described)
                    described["description"] = summary;
                return schema;
            },
        });
    }

    private static JsonObject Nullable(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type)
            return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray options)
            options.Add((JsonNode?)null);
        return schema;
    }

    public static JsonObject Object(string? description, JsonObject members, IReadOnlyList<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = members };
        if (description is not null)
            schema["description"] = description;
        if (required.Count > 0)
            schema["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        return schema;
    }
}
