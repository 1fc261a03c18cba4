using System.CommandLine;
using System.Text.Json;
using Akrab.Data.Setup;
using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Web.Import;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Brings a file into the house: CSV, XLSX or vCard.</summary>
internal sealed class Import : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "CSV of any kind, XLSX, or vCard." };
    private readonly Option<string> _as = new("--as") { Description = "What its rows are: people, organisations, products, opportunities, orders …", Required = true };
    private readonly Option<string?> _currency = new("--currency") { Description = "What amounts without a currency are in, such as IDR; the company's own without it." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would happen." };
    private readonly Option<bool> _json = new("--json") { Description = "The report as JSON." };

    public Import() : base("import", "Import a file; exit code 1 when rows were rejected, 2 when the file is refused as a whole.")
    {
        Arguments.Add(_file);
        Options.Add(_as);
        Options.Add(_currency);
        Options.Add(_dryRun);
        Options.Add(_json);
    }

    /// <summary>What was cut off stands before what comes: the later file has the last word.</summary>
    public override bool GoesOn(ParseResult typed) => !typed.GetValue(_dryRun);

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var path = work.Terminal.PathOf(work.Get(_file));
        if (!File.Exists(path))
            throw new UsageProblem($"There is no file {path}.");
        var taken = work.Services.GetRequiredService<Registry>().Entities.Where(Imports.Takes).ToList();
        var definition = taken.Find(e => e.Plural == work.Get(_as)) ?? throw new UsageProblem($"'{work.Get(_as)}' cannot be imported; say --as with one of {string.Join(", ", taken.Select(e => e.Plural))}.");
        if (work.Get(_currency) is { } currency && !CurrencyInfo.IsKnown(currency))
            throw new UsageProblem($"'{currency}' is no currency; say IDR, USD, EUR …");

        await using var scope = work.Services.Begin(await work.Acting(stop));
        try
        {
            var report = await Run(scope.ServiceProvider.GetRequiredService<Imports>(), path, definition, work, stop);
            await Tell(report, work);
            return report.State == Data.Rows.ImportState.Failed || report.Rejected > 0 ? Exit.Failed : Exit.Fine;
        }
        catch (UnreadableFile refused)
        {
            throw new UsageProblem(refused.Message);
        }
    }

    private async Task<ImportReport> Run(Imports imports, string path, EntityDefinition definition, Work work, CancellationToken stop)
    {
        await using var content = File.OpenRead(path);
        var started = await imports.Start(content, Path.GetFileName(path), definition, new ImportOptions { Currency = work.Get(_currency) }, stop);
        return work.Get(_dryRun)
            ? (await imports.Plan(started.Id, isWhole: true, stop)).Report
            : await imports.RunNow(started.Id, new Told(work.Terminal.Error), stop);
    }

    private async Task Tell(ImportReport report, Work work)
    {
        if (work.Get(_json))
            await work.Terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, ImportReport.Json));
        else
            await work.Terminal.Out.WriteLineAsync(Sum(report));
        if (report.Failure is { } failure)
            await work.Terminal.Error.WriteLineAsync(Words.Find(failure) ?? failure);
    }

    /// <summary>The report in one line, whose sum everybody may check.</summary>
    internal static string Sum(ImportReport report) =>
        $"{report.Read} read = {report.Created} created + {report.Updated} updated + {report.Skipped} skipped + {report.Rejected} rejected  (import {report.ImportId})";

    /// <summary>Tells how far it is, at most once in two seconds.</summary>
    private sealed class Told(TextWriter to) : IProgress<ImportProgress>
    {
        private const long Pause = 2_000;
        private long _last = Environment.TickCount64;

        public void Report(ImportProgress value)
        {
            var now = Environment.TickCount64;
            if (now - _last < Pause)
                return;
            _last = now;
            to.WriteLine(value.Total is { } total ? $"{value.Done} / {total}" : $"{value.Done}");
        }
    }
}
