using System.Diagnostics;
using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Exchange;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>
/// Runs an import slice by slice, three at once: while one is being written the next is worked out and the one after it read. What
/// became of a slice, the counts and the place in the file are one unit of work, so that after a crash it goes on exactly where it was.
/// </summary>
internal sealed class ImportRunner(IServiceProvider scope, AkrabDb writing, ImportSetting setting, ImportRow run, Files files, IProgress<ImportProgress>? progress)
{
    private const int MostTries = 5;

    private readonly SliceMaker _maker = setting.Maker(scope);
    private long _since = Stopwatch.GetTimestamp();
    private Slice? _written;
    private ImportRow _before = run;
    private Task _writing = Task.CompletedTask;
    private bool _isRedone;

    /// <summary>The import as it stands.</summary>
    public ImportRow Run { get; private set; } = run;

    public async Task ToTheEnd(CancellationToken stop)
    {
        await using var source = await ImportSource.Open(files, Run, setting.Options, stop);
        if (Run.Checkpoint > 0 && setting.Targets.Lines is not null)
            _maker.Recall(await writing.Set<JournalRow>().AsNoTracking().Where(j => j.Source == Run.Id && j.Entity == Run.Entity && j.Changes == null).Select(j => j.Record).ToListAsync(stop));
        var pending = new WorkingSet(setting.Definition);
        var reading = Read(source, Run.Read, stop);
        try
        {
            while (await reading is { Rows.Count: > 0 } read)
            {
                reading = Read(source, read.Until, stop);
                _isRedone = false;
                var ready = await Ready(await _maker.Make(read.Rows, pending, () => Settle(stop), stop), stop);
                await Settle(stop);
                if (_isRedone)
                    ready = await Ready(await _maker.Make(_maker.Shape(read.Rows.Select(r => r.Sheet)), new WorkingSet(setting.Definition), () => Task.CompletedTask, stop), stop);

                stop.ThrowIfCancellationRequested();
                pending = Begin(ready);
                progress?.Report(new ImportProgress(Run.Read, read.Estimate));
            }
        }
        finally
        {
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Settle(CancellationToken.None);
        }
    }

    /// <summary>Reads and shapes the rows of a slice on another core, while the database has the last one; it asks the database nothing.</summary>
    private Task<Batch> Read(ImportSource source, long from, CancellationToken stop)
    {
        var after = Run.Checkpoint;
        return Task.Run(async () =>
        {
            var rows = _maker.Shape(await source.Next(writing.GoodSlice, after, stop));
            return new Batch(rows, from + rows.Count, source.Estimate(from + rows.Count));
        }, stop);
    }

    /// <summary>The rows of a slice, how many the file had until then, and how many it may have.</summary>
    private sealed record Batch(IReadOnlyList<ImportedRow> Rows, long Until, long? Estimate);

    /// <summary>A slice whose statements are made while the one before it is still being written, and the import as it stands afterwards; a rule that was broken shows when it is written.</summary>
    private sealed record ReadySlice(Slice Slice, Task<ReadyUnit> Unit, ImportRow After);

    private async Task<ReadySlice> Ready(Slice slice, CancellationToken stop)
    {
        var next = Counted(slice);
        var unit = writing.Ready(slice.Changes(), [new RowChange(Run, next), .. ImportNotes.Of(Run, slice)], stop);
        await ((Task)unit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return new ReadySlice(slice, unit, next);
    }

    /// <summary>Sends a slice off to be written, which is not stopped any more; its records are pending until then.</summary>
    private WorkingSet Begin(ReadySlice ready)
    {
        var pending = new WorkingSet(setting.Definition);
        foreach (var working in ready.Slice.Touched)
        {
            working.IsPending = true;
            pending.Add(working);
        }

        (_written, _before) = (ready.Slice, Run);
        _writing = Task.Run(async () => await (await ready.Unit).Write(CancellationToken.None), CancellationToken.None);
        Run = ready.After;
        return pending;
    }

    /// <summary>Waits until the last slice is written; when somebody else was first at one of its records, it is worked out again.</summary>
    private async Task Settle(CancellationToken stop)
    {
        if (_written is not { } slice)
            return;

        _written = null;
        try
        {
            await _writing;
            foreach (var working in slice.Touched)
                working.Settle();
        }
        catch (Exception fault) when (fault is StaleVersion or NotAllowed or BrokenRule { Rule: not "error.changed-meanwhile" })
        {
            await Redo(slice, stop);
        }
        catch
        {
            Run = _before;
            throw;
        }
    }

    private async Task Redo(Slice slice, CancellationToken stop)
    {
        _isRedone = true;
        _maker.Forget();
        Run = _before;
        foreach (var row in slice.Rows)
            await Alone(row.Sheet, stop);
    }

    /// <summary>One row as a unit of its own: a rule that only the database knows rejects it, and not its neighbours.</summary>
    private async Task Alone(SheetRow row, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var slice = await _maker.Make(_maker.Shape([row]), new WorkingSet(setting.Definition), () => Task.CompletedTask, stop);
            try
            {
                await Write(slice);
                return;
            }
            catch (StaleVersion) when (attempt < MostTries)
            {
                _maker.Forget();
            }
            catch (Exception refusal) when (refusal is NotAllowed or BrokenRule { Rule: not "error.changed-meanwhile" })
            {
                _maker.Forget();
                await Write(Rejected(slice, refusal.Message));
                return;
            }
        }
    }

    private async Task Write(Slice slice)
    {
        var next = Counted(slice);
        await writing.Write(slice.Changes(), [new RowChange(Run, next), .. ImportNotes.Of(Run, slice)], CancellationToken.None);
        Run = next;
    }

    private static Slice Rejected(Slice slice, string rule)
    {
        var rejected = new Slice(slice.Rows);
        foreach (var row in slice.Rows)
            rejected.Outcomes.Add(new Outcome(row, Verdict.Rejected, null, null) { Refusals = [Reason.Of(rule)] });
        return rejected;
    }

    private ImportRow Counted(Slice slice)
    {
        var next = Run.Next();
        next.Checkpoint = slice.LastRow;
        Count(next, slice);
        next.Elapsed += (long)Stopwatch.GetElapsedTime(_since).TotalMilliseconds;
        _since = Stopwatch.GetTimestamp();
        return next;
    }

    internal static void Count(ImportRow row, Slice slice)
    {
        row.Read += slice.Rows.Count;
        row.Created += slice.CountOf(Verdict.New);
        row.Updated += slice.CountOf(Verdict.Changed);
        row.Skipped += (slice.CountOf(Verdict.Unchanged) + slice.CountOf(Verdict.LeftOut));
        row.Rejected += slice.CountOf(Verdict.Rejected);
        row.Warnings += slice.Outcomes.Where(o => o.Verdict != Verdict.Rejected).Sum(o => o.Row.Warnings.Count);
        row.Linked += slice.Made.Count;
    }
}
