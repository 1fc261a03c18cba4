using System.Text.Json;
using Akrab.Customers.Parties;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

/// <summary>All living parties with every field but the version, as text: what must be equal before and after.</summary>
internal static class Everything
{
    public static Task<SortedDictionary<Guid, string>> Of(Shop shop) => shop.Do(async scope =>
    {
        var db = scope.GetRequiredService<AkrabDb>();
        SortedDictionary<Guid, string> all = [];
        foreach (var party in await db.Set<Party>().AsNoTracking().ToListAsync())
            all[party.Key] = Text(party);
        return all;
    });

    /// <summary>The values by which records are found, in an order of their own: the index must come back too.</summary>
    public static Task<List<string>> Found(Shop shop) => shop.Do(async scope =>
    {
        var rows = await scope.GetRequiredService<AkrabDb>().Set<Data.Rows.FieldValueRow>().AsNoTracking().ToListAsync();
        return rows.Select(r => $"{r.Record} {r.Field} {r.TextKey} {r.Number} {r.Moment}").Order(StringComparer.Ordinal).ToList();
    });

    public static Task<int> CountFound(Shop shop, string search) => shop.Do(async scope =>
        (await scope.GetRequiredService<Finder>().Page(Shop.Registry.Get<Person>(), new ListRequest { Search = search, How = ReadingContext.Invariant }, default)).Rows.Count);

    private static string Text(Party party)
    {
        var definition = Shop.Registry.Get(party.GetType());
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var field in definition.Fields.Where(f => f.Type is not ComputedType))
                if (field.Get(party) is { } value)
                {
                    json.WritePropertyName(field.Name);
                    field.Type.WriteJson(json, value);
                }

            json.WriteString("team", party.Team?.Value.ToString());
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
