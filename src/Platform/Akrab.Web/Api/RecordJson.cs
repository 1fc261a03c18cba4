using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Api;

/// <summary>Writes the records of one entity: id, every field of the tenant, version; what is missing is null, an empty set <c>[]</c>.</summary>
internal sealed class RecordJson
{
    private static readonly ConditionalWeakTable<Overlay, ConcurrentDictionary<EntityDefinition, RecordJson>> Known = [];

    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");

    private readonly Member[] _members;

    private RecordJson(EntityDefinition definition, Overlay overlay)
    {
        Fields = [.. overlay.FieldsOf(definition)];
        _members = [.. Fields.Select(f => new Member(JsonEncodedText.Encode(f.Name), f))];
    }

    public IReadOnlyList<Field> Fields { get; }

    public static RecordJson Of(EntityDefinition definition, Overlay overlay) =>
        Known.GetOrCreateValue(overlay).GetOrAdd(definition, static (definition, overlay) => new RecordJson(definition, overlay), overlay);

    public void Write(Utf8JsonWriter json, Entity record, IReadOnlyDictionary<Guid, LinkedTitle> titles)
    {
        json.WriteStartObject();
        WriteMembers(json, record, titles);
        json.WriteEndObject();
    }

    private void WriteMembers(Utf8JsonWriter json, Entity record, IReadOnlyDictionary<Guid, LinkedTitle> titles)
    {
        json.WriteString(Id, record.Key);
        foreach (var (name, field) in _members)
        {
            json.WritePropertyName(name);
            WriteValue(json, field, field.Get(record), titles);
        }

        json.WriteNumber(Version, record.Version);
    }

    private static void WriteValue(Utf8JsonWriter json, Field field, object? value, IReadOnlyDictionary<Guid, LinkedTitle> titles)
    {
        switch (value)
        {
            case null when field.Type.IsMany:
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case null:
                json.WriteNullValue();
                break;
            case IEntityId link when field.Type is LinkType:
                json.WriteStartObject();
                json.WriteString(Id, link.Value);
                json.WriteString(Title, titles.GetValueOrDefault(link.Value)?.Title);
                json.WriteEndObject();
                break;
            default:
                field.Type.WriteJson(json, value);
                break;
        }
    }

    private readonly record struct Member(JsonEncodedText Name, Field Field);
}
