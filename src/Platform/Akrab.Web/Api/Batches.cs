using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Api;

/// <summary>Makes up to a thousand records in one call: all or none, or each that obeys the rules.</summary>
internal sealed class Batches(AkrabDb db, Overlays overlays, RecordWriter writer, Receipts receipts, TimeProvider time)
{
    private const int MostRows = 1_000;
    private const int Largest = 8 * JsonBody.Largest;

    public async Task Create<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var stop = context.RequestAborted;
        var isAll = IsAll(context);
        var bytes = await JsonBody.Bytes(context, Largest);
        using var body = JsonBody.Parse(bytes);
        var rows = RowsOf(body.RootElement);
        var receipt = await receipts.For(context, bytes);
        if (receipt?.Answer is { } before)
        {
            await Answer(context, before);
            return;
        }

        var drafts = await Drafts(definition, rows, stop);
        if (isAll && drafts.SelectMany(Placed).ToList() is { Count: > 0 } problems)
            throw new InvalidInput(problems);

        var fits = drafts.Where(d => d.Problems.Count == 0).Select(d => d.Record).ToList();
        var refused = new Dictionary<T, string>();
        try
        {
            await writer.Write(definition, fits, Receipt(receipt, drafts, refused), stop);
        }
        catch (Exception fault) when (!isAll && fault is (BrokenRule or NotAllowed))
        {
            await OneByOne(definition, fits, refused, stop);
            await db.Write([], Receipt(receipt, drafts, refused), stop);
        }

        await Answer(context, Say(drafts, refused));
    }

    private async Task<IReadOnlyList<Draft<T>>> Drafts<T>(Definition<T> definition, List<JsonElement> rows, CancellationToken stop) where T : Entity
    {
        var overlay = await overlays.Of(db, stop);
        var how = Reading.ByMachines(db.Acting, time);
        return await writer.Prepare(definition, rows.Select(row => new Func<T, List<FieldProblem>>(record =>
            row.ValueKind == JsonValueKind.Object ? JsonFields.Apply(row, definition, overlay, record, how) : [new FieldProblem("", "api.not-an-object")])), stop);
    }

    /// <summary>The problems of a row, with pointers that begin at the whole list.</summary>
    private static IEnumerable<FieldProblem> Placed<T>(Draft<T> draft, int row) =>
        draft.Problems.Select(p => p with { Field = p.Field.Length == 0 ? $"{row}" : $"{row}/{p.Field}" });

    private async Task OneByOne<T>(Definition<T> definition, List<T> fits, Dictionary<T, string> refused, CancellationToken stop) where T : Entity
    {
        foreach (var record in fits)
            try
            {
                await writer.Write(definition, [record], [], stop);
            }
            catch (Exception refusal) when (refusal is BrokenRule or NotAllowed)
            {
                refused[record] = refusal.Message;
            }
    }

    private object[] Receipt<T>(Receipt? receipt, IReadOnlyList<Draft<T>> drafts, Dictionary<T, string> refused) where T : Entity =>
        receipt is null ? [] : [receipt.Row(db.Acting.Tenant, Say(drafts, refused))];

    /// <summary>One answer per row, in their order.</summary>
    private static string Say<T>(IReadOnlyList<Draft<T>> drafts, Dictionary<T, string> refused) where T : Entity
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (var draft in drafts)
                Say(json, draft, refused.GetValueOrDefault(draft.Record));
            json.WriteEndArray();
            var made = drafts.Count(d => d.Problems.Count == 0 && !refused.ContainsKey(d.Record));
            json.WriteNumber("created", made);
            json.WriteNumber("rejected", drafts.Count - made);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Say<T>(Utf8JsonWriter json, Draft<T> draft, string? broken) where T : Entity
    {
        json.WriteStartObject();
        if (broken is not null)
        {
            Problem.Of(new BrokenRule(broken))!.WriteMembers(json);
        }
        else if (draft.Problems.Count > 0)
        {
            Problem.Of(new InvalidInput(draft.Problems))!.WriteMembers(json);
        }
        else
        {
            json.WriteNumber("status", StatusCodes.Status201Created);
            json.WriteString("id", draft.Record.Key);
        }

        json.WriteEndObject();
    }

    private static Task Answer(HttpContext context, string text) => context.Answer(StatusCodes.Status200OK, json => json.WriteRawValue(text, skipInputValidation: true));

    private static bool IsAll(HttpContext context) => context.Request.Query["mode"].ToString() switch
    {
        "" or "all" => true,
        "each" => false,
        _ => throw new Refused(Problem.Of(StatusCodes.Status400BadRequest, "unknown-question", "api.unknown-mode")),
    };

    private static List<JsonElement> RowsOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Array)
            throw new Refused(Problem.Of(StatusCodes.Status400BadRequest, "malformed", "api.not-a-list"));
        return body.GetArrayLength() <= MostRows ? [.. body.EnumerateArray()] : throw new Refused(Problem.Of(StatusCodes.Status413PayloadTooLarge, "too-large", "api.too-many-rows", ("max", MostRows)));
    }
}
