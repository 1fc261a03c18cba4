using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Writing;

/// <summary>Notes readings that must be accounted for, before what was read is handed over.</summary>
public sealed class Readings(AkrabDb db, TimeProvider time)
{
    /// <summary>Records were taken along in a file.</summary>
    public const string Export = "export";

    /// <summary>A protected value was uncovered.</summary>
    public const string Uncover = "uncover";

    /// <summary>Everything that is kept of somebody was made into a file for them.</summary>
    public const string HandOut = "hand-out";

    /// <summary>What is read when all of a company is taken along.</summary>
    public const string Company = "company";

    /// <inheritdoc cref="Note(string, string, Guid?, long, string?, CancellationToken)" />
    public Task Note(string action, EntityDefinition definition, Guid? record, long count, string? detail, CancellationToken stop) => Note(action, definition.Name, record, count, detail, stop);

    /// <param name="record">The record; null where many were read.</param>
    /// <param name="detail">The field, or the question the file answers.</param>
    public async Task Note(string action, string entity, Guid? record, long count, string? detail, CancellationToken stop)
    {
        var known = db.Services.GetRequiredService<KnownOrigins>();
        var (origin, met) = known.Of(db.Acting, time.Now());
        var reading = new ReadingRow
        {
            TenantId = db.CurrentTenant,
            Id = Uuid7.Next(),
            At = time.Now(),
            Actor = db.Acting.Member,
            Action = action,
            Entity = entity,
            Record = record,
            Count = count,
            Origin = origin,
            Detail = detail,
        };
        await db.Write([], met is null ? [reading] : [met, reading], stop);
        if (met is not null)
            known.Learn(db.Acting.Origin, met);
    }
}
