using System.CommandLine;
using Akrab.Data.Lists;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Web.Export;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Writes every record of a kind into a file, or to standard output.</summary>
internal sealed class Export : Verb
{
    private readonly Option<string> _as = new("--as") { Description = "What to export: people, organisations, activities …", Required = true };
    private readonly Option<string> _format = new("--format") { Description = "csv, xlsx or vcard.", DefaultValueFactory = _ => "csv" };
    private readonly Option<string?> _out = new("--out") { Description = "The file; standard output without it (CSV and vCard)." };

    public Export() : base("export", "Write all records of a kind as CSV, XLSX or vCard.")
    {
        Options.Add(_as);
        Options.Add(_format);
        Options.Add(_out);
    }

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var definition = work.Services.GetRequiredService<Registry>().FindPlural(work.Get(_as)!) ?? throw new UsageProblem($"There is nothing called '{work.Get(_as)}'.");
        if (!Enum.TryParse<ExportFormat>(work.Get(_format), ignoreCase: true, out var format) || format == ExportFormat.VCard && !Exports.HasCards(definition))
            throw new UsageProblem($"'{work.Get(_format)}' is not a format for this; say csv, xlsx or vcard.");

        await using var scope = work.Services.Begin(await work.Acting(stop));
        var request = new ListRequest { How = ReadingContext.Invariant };
        var exports = scope.ServiceProvider.GetRequiredService<Exports>();
        long rows;
        if (work.Get(_out) is { } file)
        {
            await using var into = File.Create(work.Terminal.PathOf(file));
            rows = await exports.Write(definition, request, format, into, stop);
        }
        else
        {
            if (format == ExportFormat.Xlsx)
                throw new UsageProblem("Say where the workbook goes: --out FILE.");
            using var into = new MemoryStream();
            rows = await exports.Write(definition, request, format, into, stop);
            await work.Terminal.Out.WriteAsync(System.Text.Encoding.UTF8.GetString(into.ToArray()));
        }

        await work.Terminal.Error.WriteLineAsync($"{rows} rows.");
        return Exit.Fine;
    }
}
