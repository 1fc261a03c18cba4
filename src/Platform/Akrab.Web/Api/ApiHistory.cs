using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Api;

/// <summary>One change of a record.</summary>
/// <param name="Id">By which it can be taken back.</param>
/// <param name="By">The member who did it; null for Akrab itself.</param>
/// <param name="Action">create, edit, delete, restore or a deed's name.</param>
/// <param name="Version">The record's version after it.</param>
/// <param name="IsErased">Whether values were erased by law since.</param>
/// <param name="Changes">For each field what it was and what it became.</param>
public sealed record HistoryChange(Guid Id, DateTimeOffset At, Guid? By, string Action, long Version, bool IsErased, IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Changes);

/// <summary>A page of a record's changes, newest first.</summary>
/// <param name="Data">The changes.</param>
/// <param name="Next">Give it as <c>before</c> for those before them; null when these are all.</param>
public sealed record RecordHistory(IReadOnlyList<HistoryChange> Data, long? Next);

/// <summary>Answers the calls about what became of a record.</summary>
internal sealed class ApiHistory(AkrabDb db, RecordReader reader, RecordWriter writer, Overlays overlays, AsItWas earlier, TimeProvider time)
{
    private const int PerPage = 100;

    public static ApiHistory Of(HttpContext context) => context.RequestServices.GetRequiredService<ApiHistory>();

    public async Task List<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var stop = context.RequestAborted;
        var record = await reader.See<T>(ApiRecords.IdOf(context), stop);
        var before = long.TryParse(context.Request.Query["before"], out var given) ? given : long.MaxValue;
        var lines = new ChangeLines(await overlays.Of(db, stop), definition);
        var rows = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Record == record.Key && j.Version < before).OrderByDescending(j => j.Version).Take(PerPage + 1).ToListAsync(stop);
        var changes = rows.Take(PerPage).Where(row => !lines.IsHidden(row))
            .Select(row => new HistoryChange(row.Id, row.At, row.Actor?.Value, row.Action, row.Version, row.ErasedBy is not null, lines.Values(row))).ToList();
        await context.Answer(StatusCodes.Status200OK, json => JsonSerializer.Serialize(json, new RecordHistory(changes, rows.Count > PerPage ? rows[PerPage - 1].Version : null), ApiMerges.Json));
    }

    /// <summary>The record as it was at the end of a day.</summary>
    /// <exception cref="RecordNotFound">It was not there yet.</exception>
    public async Task<T> On<T>(Definition<T> definition, T record, string day, CancellationToken stop) where T : Entity
    {
        if (new DateType().Parse(day, Reading.ByMachines(db.Acting, time)) is not DateOnly on)
            throw new UnreadableValue("error.not-a-date");
        return await earlier.On(definition, record, on, stop) is { } then ? db.AsSeen(then) : throw new RecordNotFound();
    }

    public async Task<T> Undo<T>(Definition<T> definition, HttpContext context) where T : Entity =>
        await writer.Undo(definition, ApiRecords.IdOf(context), Guid.TryParse((string?)context.Request.RouteValues["change"], out var change) ? change : throw new RecordNotFound(), context.RequestAborted);
}
