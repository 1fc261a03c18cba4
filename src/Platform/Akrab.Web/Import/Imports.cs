using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Jobs;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Duplicates;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>Brings files into the house, for the page, the API and the command line: start, plan, run, report, roll back.</summary>
public sealed class Imports(IServiceProvider scope, AkrabDb db, Overlays overlays, Files files, Jobs jobs, JobQueue queue, Bells bells, TimeProvider time)
{
    /// <summary>No larger file is taken in.</summary>
    public const long LargestFile = 2L * 1024 * 1024 * 1024;

    /// <summary>So many rows are looked at before a file is run, unless all are asked for.</summary>
    public const int PlannedRows = 3000;

    private readonly ImportHand _hand = new(db, jobs, queue, time);

    /// <summary>Whether its records come in files: those that stand in the menu, are made by hand, and are told apart by a name somebody gives, or brings from elsewhere.</summary>
    public static bool Takes(EntityDefinition entity) => entity is { Area: Area.Rail, CanBeMade: true } and ({ Title.IsWritable: true } or { Title.ComesInFiles: true });

    /// <summary>Keeps the file and guesses what its columns mean; a mapping chosen for the same headers before is taken.</summary>
    /// <exception cref="UnreadableFile">It cannot be read, or nothing in it tells one record from another.</exception>
    public async Task<ImportRow> Start(Stream content, string fileName, EntityDefinition entity, ImportOptions? options, CancellationToken stop)
    {
        Require(db.Acting.CanImport, "error.not-allowed");
        options ??= new ImportOptions();
        RequireCurrency(options.Currency);
        var file = await files.Put(content, fileName, "application/octet-stream", stop);
        await db.Write([], [file], stop);

        var targets = ImportTargets.Of(entity, await overlays.Of(db, stop), db.Registry);
        await using var source = await ImportSource.Open(files, file.Id, fileName, options, stop);
        var mapping = await new MappingGuess(db, targets).Of(source.Reader, stop);
        if (!MappingGuess.HasIdentity(mapping, targets))
            throw new UnreadableFile("import.no-identity", ("file", fileName), ("columns", string.Join(", ", source.Reader.Headers.Take(20))));

        var run = new ImportRow
        {
            TenantId = db.Acting.Tenant,
            Id = Uuid7.Next(),
            Entity = entity.Name,
            File = file.Id,
            FileName = file.Name,
            Mapping = JsonSerializer.Serialize(mapping, JsonSerializerOptions.Web),
            Options = JsonSerializer.Serialize(options, JsonSerializerOptions.Web),
            Member = db.Acting.Member,
            CreatedAt = time.Now(),
        };
        await db.Write([], [run], stop);
        return run;
    }

    /// <summary>Where it goes on: cards say themselves what each of their parts means, so nobody is asked about columns.</summary>
    internal async Task<string> FirstStep(ImportRow run, CancellationToken stop)
    {
        await using var source = await ImportSource.Open(files, run, new ImportOptions(), stop);
        return source.Reader.Format == TableFormat.Cards ? $"/import/{run.Id}/check" : $"/import/{run.Id}";
    }

    /// <summary>The import; those of others are seen only by who administers.</summary>
    public async Task<ImportRow> Find(Guid id, CancellationToken stop)
    {
        var run = await db.Set<ImportRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop);
        var mine = run is not null && (db.Acting.CanAdminister || run.Member == db.Acting.Member);
        return mine ? run! : throw new RecordNotFound();
    }

    /// <summary>The latest imports that the member may see.</summary>
    public async Task<IReadOnlyList<ImportRow>> Latest(int most, CancellationToken stop)
    {
        var mine = db.Set<ImportRow>().AsNoTracking();
        if (!db.Acting.CanAdminister)
            mine = mine.Where(r => r.Member == db.Me);
        return await mine.OrderByDescending(r => r.Id).Take(most).ToListAsync(stop);
    }

    /// <summary>Says what each column means from now on; null leaves it out. The choice is remembered for files with the same headers.</summary>
    /// <param name="currency">What amounts without a currency are in; null leaves it as it is.</param>
    public async Task Map(Guid id, IReadOnlyDictionary<int, string?> targetOf, string? currency, CancellationToken stop)
    {
        RequireCurrency(currency);
        var run = await Find(id, stop);
        Require(run.State == ImportState.Draft, "import.already-run");
        var setting = await ImportSetting.Of(db, overlays, run, stop);
        var guess = new MappingGuess(db, setting.Targets);
        var mapping = setting.Mapping.Select(c => targetOf.TryGetValue(c.Index, out var target) && target != c.Target
            ? c with { Target = setting.Targets.Find(target)?.Key, Confidence = 1, Reason = "import.why.chosen" } : c).ToList();
        Require(MappingGuess.HasIdentity(mapping, setting.Targets), "import.no-identity-left");

        var next = run.Next();
        next.Mapping = JsonSerializer.Serialize(mapping, JsonSerializerOptions.Web);
        if (currency is not null)
            next.Options = JsonSerializer.Serialize(setting.Options with { Currency = currency }, JsonSerializerOptions.Web);
        await db.Write([], [new RowChange(run, next)], stop);
        await guess.Remember(mapping, stop);
    }

    /// <summary>What would happen: the first rows, or all, with the difference in every field. Nothing is written.</summary>
    public async Task<ImportPlan> Plan(Guid id, bool isWhole, CancellationToken stop)
    {
        var run = await Find(id, stop);
        var setting = await ImportSetting.Of(db, overlays, run, stop);
        await using var source = await ImportSource.Open(files, run, setting.Options, stop);
        return await new ImportPlanner(scope, setting, source).Plan(run, isWhole ? int.MaxValue : PlannedRows, stop);
    }

    /// <summary>Runs it in the background; the job shows the progress.</summary>
    public async Task<JobRow> Run(Guid id, CancellationToken stop)
    {
        var job = await _hand.Begin(await Find(id, stop), isHere: false, stop);
        bells.Jobs.Ring();
        return job;
    }

    /// <summary>Runs it here and now, to the end: the way of the command line. Cut off, it goes on when the program serves again.</summary>
    public async Task<ImportReport> RunNow(Guid id, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var job = await _hand.Begin(await Find(id, stop), isHere: true, stop);
        return await _hand.Do(job, hold => RunHere(id, hold.IsResumed, () => hold.IsCancelAsked, new Both(new JobProgress(hold), progress), hold.Cancelled), stop);
    }

    /// <summary>Asks a running import to end; what is done stays, and may be rolled back. A rollback goes to its end.</summary>
    public async Task Cancel(Guid id, CancellationToken stop)
    {
        if (await Find(id, stop) is { State: ImportState.Running, Job: { } job })
            await jobs.Cancel(job, stop);
    }

    /// <summary>The file of rejected rows; null when there are none.</summary>
    public async Task<StoredFileRow?> Problems(Guid id, CancellationToken stop) =>
        (await Find(id, stop)).Problems is { } problems ? await files.Find(problems, stop) : null;

    public async Task<ImportReport> Report(Guid id, CancellationToken stop) => ImportReport.Of(await Find(id, stop));

    /// <summary>What is to be told of its rows and records, some at a time.</summary>
    public async Task<IReadOnlyList<ImportNote>> Notes(Guid id, ImportNoteKind kind, int skip, int most, CancellationToken stop)
    {
        await Find(id, stop);
        var rows = await db.Set<ImportNoteRow>().AsNoTracking().Where(n => n.Import == id && n.Kind == kind).OrderBy(n => n.Id).Skip(skip).Take(most).ToListAsync(stop);
        return [.. rows.Select(ImportNote.Of)];
    }

    /// <summary>Undoes it in the background: everything is as before, but for what somebody changed since, which is kept and listed.</summary>
    public async Task<JobRow> RollBack(Guid id, CancellationToken stop)
    {
        var job = await _hand.BeginRollBack(await Find(id, stop), isHere: false, stop);
        bells.Jobs.Ring();
        return job;
    }

    /// <summary>Undoes it here and now.</summary>
    public async Task<ImportReport> RollBackNow(Guid id, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var job = await _hand.BeginRollBack(await Find(id, stop), isHere: true, stop);
        return await _hand.Do(job, hold => RollBackHere(id, hold.IsResumed, new Both(new JobProgress(hold), progress), hold.Cancelled), stop);
    }

    internal async Task<ImportReport> RunHere(Guid id, bool isResumed, Func<bool> isCancelled, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var run = await Find(id, stop);
        if (run.State != ImportState.Running)
            return ImportReport.Of(run);

        run = await Resumed(run, isResumed);
        var setting = await ImportSetting.Of(db, overlays, run, stop);
        await using var writing = scope.Begin(db.Acting with { Source = id, Origin = new Origin(Door.Import) });
        var runner = new ImportRunner(scope, writing.ServiceProvider.GetDb(), setting, run, files, progress);
        var state = ImportState.Done;
        string? failure = null;
        try
        {
            await runner.ToTheEnd(stop);
        }
        catch (OperationCanceledException) when (isCancelled())
        {
            state = ImportState.Cancelled;
        }
        catch (UnreadableFile unreadable)
        {
            (state, failure) = (ImportState.Failed, unreadable.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await End(runner.Run, setting, ImportState.Failed, ReasonOf(fault));
            throw;
        }

        return await End(runner.Run, setting, state, failure);
    }

    internal async Task<ImportReport> RollBackHere(Guid id, bool isResumed, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        var run = await Find(id, stop);
        if (run.State != ImportState.RollingBack)
            return ImportReport.Of(run);

        var rollBack = new ImportRollBack(scope, db, await Resumed(run, isResumed), time, progress);
        try
        {
            return ImportReport.Of(await rollBack.ToTheEnd(stop));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var next = rollBack.Run.Next();
            (next.State, next.Failure) = (ImportState.Failed, ReasonOf(fault));
            await db.Write([], [new RowChange(rollBack.Run, next)], CancellationToken.None);
            throw;
        }
    }

    /// <summary>The rejected rows become a file; from now on the import is over.</summary>
    private async Task<ImportReport> End(ImportRow run, ImportSetting setting, ImportState state, string? failure)
    {
        var problems = await ProblemFile.Make(db, files, run, [.. setting.Mapping.Select(c => c.Header)], CancellationToken.None);
        var next = run.Next();
        (next.State, next.Failure, next.Problems, next.FinishedAt) = (state, failure, problems?.Id, time.Now());
        List<object> rows = [new RowChange(run, next)];
        if (problems is not null)
            rows.Insert(0, problems);
        if (next.Created > 0 && Merger.CanMerge(setting.Definition))
            rows.Add(jobs.Prepare(new CompareImported(run.Id, run.Entity)));
        await db.Write([], rows, CancellationToken.None);
        bells.Jobs.Ring();
        return ImportReport.Of(next);
    }

    /// <summary>Its job will not run any more: it is over with what is done.</summary>
    internal async Task GiveUp(Guid id, string? reason, CancellationToken stop)
    {
        var run = await Find(id, stop);
        if (run.State is not (ImportState.Running or ImportState.RollingBack))
            return;

        var next = run.Next();
        (next.State, next.Failure, next.FinishedAt) = (reason is null ? ImportState.Cancelled : ImportState.Failed, reason, time.Now());
        await db.Write([], [new RowChange(run, next)], stop);
    }

    /// <summary>The report says from the start that it was cut off before.</summary>
    private async Task<ImportRow> Resumed(ImportRow run, bool isResumed)
    {
        if (!isResumed || run.IsResumed)
            return run;

        var next = run.Next();
        next.IsResumed = true;
        await db.Write([], [new RowChange(run, next)], CancellationToken.None);
        return next;
    }

    internal static string ReasonOf(Exception fault) => fault is BrokenRule broken ? broken.Rule : "job.fault";

    private static void RequireCurrency(string? currency) => Require(currency is null || CurrencyInfo.IsKnown(currency), "error.not-a-currency");

    internal static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new BrokenRule(rule);
    }

    private sealed class Both(IProgress<ImportProgress> one, IProgress<ImportProgress>? other) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            one.Report(value);
            other?.Report(value);
        }
    }
}
