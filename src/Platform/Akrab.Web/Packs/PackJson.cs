using System.Text.Json;
using Akrab.Data.Rows;
using Akrab.Web.Api;
using Akrab.Web.Records;

namespace Akrab.Web.Packs;

/// <summary>A pack for programs: records in the form of the API, then files, merges, shares and the trail, moments in UTC.</summary>
internal static class PackJson
{
    public static async Task Write(PackContents told, Stream into, CancellationToken stop)
    {
        await using var json = new Utf8JsonWriter(into, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("madeAt", told.At);
        json.WriteString("madeBy", told.By);
        json.WriteString("company", told.Company);
        json.WriteString("about", told.Title);
        Records(told, json);
        Array(json, "identityNumbers", told.Kept.Secrets, secret =>
        {
            json.WriteString("record", secret.Record.Key);
            json.WriteString("field", secret.Field.Name);
            json.WriteString("value", secret.Value);
        });
        Array(json, "files", told.Kept.Files.Zip(told.Paths), file =>
        {
            json.WriteString("path", file.Second);
            json.WriteString("name", file.First.File.Name);
            json.WriteString("mediaType", file.First.File.MediaType);
            json.WriteString("record", file.First.Record.Key);
        });
        Array(json, "merges", told.Kept.Merges, merge =>
        {
            json.WriteString("absorbed", merge.Absorbed);
            json.WriteString("into", merge.Survivor);
            json.WriteString("at", merge.At);
            if (merge.UndoneAt is { } undone)
                json.WriteString("separatedAt", undone);
        });
        Array(json, "shares", told.Kept.Shares, share =>
        {
            json.WriteString("record", share.Record);
            json.WriteString("with", PackPage.With(told, share));
            json.WriteString("from", share.At);
            if (share.Until is { } until)
                json.WriteString("until", until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        });
        Trail(told, json);
        json.WriteEndObject();
        await json.FlushAsync(stop);
    }

    private static void Records(PackContents told, Utf8JsonWriter json)
    {
        json.WriteStartObject("records");
        foreach (var kind in told.Kept.Records.GroupBy(r => r.Definition, r => r.Record))
        {
            var shape = RecordJson.Of(kind.Key, told.Kept.Overlay);
            json.WriteStartArray(kind.Key.Plural);
            foreach (var record in kind)
                shape.Write(json, record, told.Kept.Titles);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Trail(PackContents told, Utf8JsonWriter json)
    {
        var values = told.Kept.Trail.OfType<JournalRow>().ToDictionary(row => row.Id);
        Array(json, "trail", told.Trail, entry =>
        {
            json.WriteString("at", entry.At);
            json.WriteString("by", entry.Who);
            json.WriteString("what", entry.What);
            json.WriteString("from", entry.From);
            json.WriteString("of", entry.Definition?.Name ?? entry.EntityName);
            if (entry.Record is { } record)
                json.WriteString("record", record);
            if (entry.Definition is not { } definition || !values.TryGetValue(entry.Id, out var row))
                return;
            json.WriteStartObject("changes");
            foreach (var (field, sides) in new ChangeLines(told.Kept.Overlay, definition).Values(row))
            {
                json.WriteStartArray(field);
                foreach (var side in sides)
                    side.WriteTo(json);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        });
    }

    private static void Array<TItem>(Utf8JsonWriter json, string name, IEnumerable<TItem> items, Action<TItem> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
