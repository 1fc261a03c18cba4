using System.Text.Json;
using System.Text.Json.Serialization;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Writing;

/// <summary>Events as JSON: ids bare, names in camel case.</summary>
public static class EventJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new Ids(), new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private sealed class Ids : JsonConverterFactory
    {
        public override bool CanConvert(Type type) => type.IsValueType && typeof(IEntityId).IsAssignableFrom(type);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Id<>).MakeGenericType(type))!;
    }

    private sealed class Id<TId> : JsonConverter<TId> where TId : struct, IEntityId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => TId.Of(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
