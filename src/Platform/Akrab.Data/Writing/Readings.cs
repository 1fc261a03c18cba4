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

    /// <summary>The company became this member's: no reading, but the books of readings alone tell of what is no record.</summary>
    public const string Own = "own";

    /// <summary>What is read when all of a company is taken along.</summary>
    public const string Company = "company";

    /// <inheritdoc cref="Note(string, string, Guid?, long, string?, CancellationToken)" />
    public Task Note(string action, EntityDefinition definition, Guid? record, long count, string? detail, CancellationToken stop) => Note(action, definition.Name, record, count, detail, stop);

    /// <param name="record">The record; null where many were read.</param>
    /// <param name="detail">The field, or the question the file answers.</param>
    public async Task Note(string action, string entity, Guid? record, long count, string? detail, CancellationToken stop)
    {
        var (reading, met) = Make(action, entity, record, count, detail);
        await db.Write([], met is null ? [reading] : [met, reading], stop);
        Learn(met);
    }

    /// <summary>Saves what the context has to save, and in the same moment that this was done with a record.</summary>
    public async Task SaveWith(string action, EntityDefinition definition, Guid record, CancellationToken stop)
    {
        var (reading, met) = Make(action, definition.Name, record, 1, null);
        if (met is not null)
            db.Add(met);
        db.Add(reading);
        await db.SaveChangesAsync(stop);
        Learn(met);
    }

    private (ReadingRow Reading, OriginRow? Met) Make(string action, string entity, Guid? record, long count, string? detail)
    {
        var known = db.Services.GetRequiredService<KnownOrigins>();
        var (origin, met) = known.Of(db.Acting, time.Now());
        return (new ReadingRow
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
        }, met);
    }

    private void Learn(OriginRow? met)
    {
        if (met is not null)
            db.Services.GetRequiredService<KnownOrigins>().Learn(db.Acting.Origin, met);
    }
}
