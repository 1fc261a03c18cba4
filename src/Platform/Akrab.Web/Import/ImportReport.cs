using System.Text.Json;
using System.Text.Json.Serialization;
using Akrab.Data.Rows;

namespace Akrab.Web.Import;

/// <summary>What came of an import; the same on the page, in the API and on the command line.</summary>
public sealed record ImportReport
{
    /// <summary>How it is written as JSON.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public required long Read { get; init; }

    public required long Created { get; init; }

    public required long Updated { get; init; }

    public required long Skipped { get; init; }

    public required long Rejected { get; init; }

    public required Guid ImportId { get; init; }

    public required ImportState State { get; init; }

    /// <summary>Values left out of rows that were taken.</summary>
    public long Warnings { get; init; }

    /// <summary>Records made only because a row names them; not counted among the created.</summary>
    public long Linked { get; init; }

    /// <summary>Whether a crash or a stop of the program came in between.</summary>
    public bool Resumed { get; init; }

    public double Seconds { get; init; }

    /// <summary>Records put back as they were.</summary>
    public long RolledBack { get; init; }

    /// <summary>Records the rollback left alone, because somebody changed them since.</summary>
    public long Kept { get; init; }

    /// <summary>The stored file of rejected rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Problems { get; init; }

    /// <summary>The key of the sentence that says why it failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failure { get; init; }

    public static ImportReport Of(ImportRow row) => new()
    {
        Read = row.Read,
        Created = row.Created,
        Updated = row.Updated,
        Skipped = row.Skipped,
        Rejected = row.Rejected,
        ImportId = row.Id,
        State = row.State,
        Warnings = row.Warnings,
        Linked = row.Linked,
        Resumed = row.IsResumed,
        Seconds = row.Elapsed / 1000.0,
        RolledBack = row.RolledBack,
        Kept = row.Kept,
        Problems = row.Problems,
        Failure = row.Failure,
    };
}

/// <summary>How far an import or its rollback is; the total is an estimate until the end.</summary>
public sealed record ImportProgress(long Done, long? Total);
