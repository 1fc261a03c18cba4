using System.Text.Json;
using Akrab.Data.Merging;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Duplicates;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Api;

/// <summary>Records that are to become one with the record of the address.</summary>
/// <param name="Others">Their ids; they go into the bin, and what links to them follows.</param>
/// <param name="Choices">For some fields, from which of the records the value comes; the others are combined, the survivor's first.</param>
public sealed record Merge(IReadOnlyList<Guid> Others, IReadOnlyDictionary<string, Guid>? Choices = null);

/// <summary>What was merged.</summary>
/// <param name="MergeId">By which it can be taken apart.</param>
/// <param name="Survivor">The record that stays.</param>
/// <param name="Absorbed">The records that went into it.</param>
public sealed record Merged(Guid MergeId, Guid Survivor, IReadOnlyList<Guid> Absorbed);

/// <summary>A merge is to be taken apart.</summary>
/// <param name="MergeId">As the merge answered.</param>
public sealed record Separation(Guid MergeId);

/// <summary>What was taken apart.</summary>
/// <param name="Records">The ids that stand for themselves again, the survivor first.</param>
public sealed record Separated(IReadOnlyList<Guid> Records);

/// <summary>Merges records by call, and separates them.</summary>
internal sealed class ApiMerges(Merger merger, PairAnswers answers, RecordReader reader)
{
    /// <summary>How it is written and read as JSON.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static ApiMerges Of(HttpContext context) => context.RequestServices.GetRequiredService<ApiMerges>();

    public async Task Merge<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var (id, stop) = (ApiRecords.IdOf(context), context.RequestAborted);
        await reader.See<T>(id, stop);
        var asked = await JsonBody.Read<Merge>(context, Json);
        List<Guid> records = [id, .. asked.Others.Where(o => o != id).Distinct()];
        var merge = await merger.Merge(definition, id, records, asked.Choices ?? new Dictionary<string, Guid>(), stop);
        await answers.Note(definition, records, PairAnswer.One, stop);
        await Answer(context, new Merged(merge, id, [.. records.Skip(1)]));
    }

    public async Task Separate<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var (id, stop) = (ApiRecords.IdOf(context), context.RequestAborted);
        await reader.See<T>(id, stop);
        var apart = await merger.Separate(definition, id, (await JsonBody.Read<Separation>(context, Json)).MergeId, stop);
        await answers.Note(definition, apart, PairAnswer.Two, stop);
        await Answer(context, new Separated(apart));
    }

    private static Task Answer<T>(HttpContext context, T answer) => context.Answer(StatusCodes.Status200OK, json => JsonSerializer.Serialize(json, answer, Json));
}
