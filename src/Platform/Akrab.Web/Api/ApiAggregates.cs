using System.Globalization;
using System.Text.Json;
using Akrab.Data.Aggregates;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Lists;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Api;

/// <summary>Answers <c>?count&amp;by=city</c> and <c>?sum=amount&amp;by=createdAt:month</c> under the filters of the list.</summary>
internal sealed class ApiAggregates(AkrabDb db, Aggregates aggregates, Titles titles, Overlays overlays, TimeProvider time)
{
    public async Task Answer<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var (query, stop) = (context.Request.Query, context.RequestAborted);
        var overlay = await overlays.Of(db, stop);
        var request = ApiQuery.Read(definition, overlay, query, Reading.ByMachines(db.Acting, time), isAggregate: true);
        var by = ByOf(definition, overlay, query["by"].ToString());
        var sum = query["sum"].ToString() is { Length: > 0 } name ? overlay.Find(definition, name) ?? throw new UnknownQuestion("error.unknown-field", name) : null;
        var groups = await aggregates.Of(definition, request, by, sum, stop);
        var linked = by?.Field.Type is LinkType link ? await titles.Of(link.ClrType, [.. groups.Select(g => g.Value).OfType<IEntityId>().Select(i => i.Value)], stop) : null;
        await context.Answer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (var group in groups)
                Write(json, group, by, sum, linked);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Grouping? ByOf(EntityDefinition definition, Overlay overlay, string by)
    {
        if (by.Length == 0)
            return null;

        var (name, period) = by.Split(':') switch
        {
            [var field] => (field, (Period?)null),
            [var field, "day"] => (field, Period.Day),
            [var field, "month"] => (field, Period.Month),
            [var field, "year"] => (field, Period.Year),
            _ => throw new UnknownQuestion("error.not-groupable", by),
        };
        return new Grouping(overlay.Find(definition, name) ?? throw new UnknownQuestion("error.unknown-field", name), period);
    }

    private static void Write(Utf8JsonWriter json, Group group, Grouping? by, Field? sum, IReadOnlyDictionary<Guid, LinkedTitle>? linked)
    {
        json.WriteStartObject();
        if (by is not null)
        {
            json.WritePropertyName("key");
            WriteKey(json, group.Value, by);
            json.WriteString("label", GroupLabel.Of(group, by, linked));
        }

        json.WriteNumber("count", group.Count);
        if (sum is not null)
            WriteSum(json, group, sum);
        json.WriteEndObject();
    }

    private static void WriteKey(Utf8JsonWriter json, object? value, Grouping by)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case DateOnly start when by.Period is { } period:
                json.WriteStringValue(start.ToString(period switch { Period.Day => "yyyy-MM-dd", Period.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture));
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            default:
                by.Field.Type.WriteJson(json, value);
                break;
        }
    }

    /// <summary>An amount for each currency; a plain number is one number.</summary>
    private static void WriteSum(Utf8JsonWriter json, Group group, Field sum)
    {
        if (sum.Type is not MoneyType)
        {
            json.WriteNumber("sum", group.Totals.Sum(t => t.Amount));
            return;
        }

        json.WriteStartArray("sum");
        foreach (var total in group.Totals)
        {
            json.WriteStartObject();
            json.WriteNumber("amount", total.Amount);
            json.WriteString("currency", total.Currency);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
