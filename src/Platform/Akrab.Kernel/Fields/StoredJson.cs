using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Akrab.Kernel.Fields;

/// <summary>Reads contact points and sets of texts from their stored form: a page of the API reads hundreds, and the serializer takes longer to get ready than to read one.</summary>
internal static class StoredJson
{
    private sealed record Form(byte[][] Members, Func<string?[], object> Make);

    private static readonly Dictionary<Type, Form> Forms = new()
    {
        [typeof(PhonePoint)] = Of(["typed", "number", "kind"], v => new PhonePoint(v[0] ?? "", v[1], v[2])),
        [typeof(EmailPoint)] = Of(["address", "kind"], v => new EmailPoint(v[0] ?? "", v[1])),
        [typeof(AddressPoint)] = Of(["kind", "street", "rtRw", "landmark", "village", "district", "city", "province", "postalCode", "country", "region"], v => new AddressPoint
        {
            Kind = v[0],
            Street = v[1],
            RtRw = v[2],
            Landmark = v[3],
            Village = v[4],
            District = v[5],
            City = v[6],
            Province = v[7],
            PostalCode = v[8],
            Country = v[9],
            Region = v[10],
        }),
    };

    private delegate TItem ReadOne<out TItem>(ref Utf8JsonReader reader);

    public static T[] Points<T>(string json)
    {
        var form = Forms[typeof(T)];
        return Items(json, JsonTokenType.StartObject, (ref Utf8JsonReader reader) => (T)form.Make(Members(ref reader, form.Members)));
    }

    public static string[] Texts(string json) => Items(json, JsonTokenType.String, static (ref Utf8JsonReader reader) => reader.GetString()!);

    private static TItem[] Items<TItem>(string json, JsonTokenType first, ReadOne<TItem> read)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
            List<TItem> items = [];
            reader.Read();
            while (reader.Read() && reader.TokenType == first)
                items.Add(read(ref reader));
            return [.. items];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static string?[] Members(ref Utf8JsonReader reader, byte[][] names)
    {
        var values = new string?[names.Length];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = 0;
            while (at < names.Length && !reader.ValueTextEquals(names[at]))
                at++;
            reader.Read();
            if (at < names.Length && reader.TokenType == JsonTokenType.String)
                values[at] = reader.GetString();
            else
                reader.Skip();
        }

        return values;
    }

    private static Form Of(string[] members, Func<string?[], object> make) => new([.. members.Select(Encoding.UTF8.GetBytes)], make);
}
