using System.CommandLine;
using System.Text.Json;
using Akrab.Data.Checks;
using Akrab.Data.Sealing;
using Akrab.Kernel.Language;
using Akrab.Web.Outside;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Looks at everything that must be true of the data, and says what is broken.</summary>
internal sealed class Check : Verb
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    private readonly Option<bool> _json = new("--json") { Description = "The report as JSON." };

    private readonly Option<bool> _connections = new("--connections") { Description = "Every connection this program can make by itself, and how not to have it." };

    private readonly Option<string?> _seal = new("--seal")
    {
        Description = "Seal the books and print the last seals, to be kept elsewhere; with a seal kept before, whether nothing up to it has changed since.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "DIGEST",
    };

    public Check() : base("check", "Look whether everything that must be true of the data is; exit code 1 when something is broken.")
    {
        Options.Add(_json);
        Options.Add(_connections);
        Options.Add(_seal);
    }

    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        if (work.Get(_connections))
        {
            foreach (var connection in work.Services.GetServices<Departing>())
                await work.Terminal.Out.WriteLineAsync(Words.In("en", () => $"{connection.Purpose}\n  to:   {connection.To}\n  when: {connection.When}\n  off:  {connection.Off}\n  from: {connection.Source}"));
            return Exit.Fine;
        }

        if (work.IsGiven(_seal))
            return await Seal(work.Services.GetRequiredService<Sealer>(), work, stop);

        var report = await work.Services.GetRequiredService<Checkup>().Run(stop);
        if (work.Get(_json))
            await work.Terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, Plain));
        else
            await Tell(report, work.Terminal.Out);
        return report.IsFine ? Exit.Fine : Exit.Failed;
    }

    private async Task<int> Seal(Sealer sealer, Work work, CancellationToken stop)
    {
        if (work.Get(_seal) is not { Length: > 0 } kept)
        {
            await sealer.Seal(stop);
            foreach (var last in await sealer.Last(stop))
                await work.Terminal.Out.WriteLineAsync($"{last.TenantId} {last.Book} {last.Number} {last.At:O} {last.Digest}");
            return Exit.Fine;
        }

        var found = await sealer.Find(kept, stop);
        var report = await work.Services.GetRequiredService<Checkup>().Run(stop);
        var isWhole = found is not null && report.Checked[SealCheck.Title] == 0;
        await Tell(report, work.Terminal.Out);
        await work.Terminal.Out.WriteLineAsync(found is null ? "No book has this seal: it was changed since, or the seal is of another installation."
            : isWhole ? $"Seal {found.Number} of the {found.Book} of {found.At:u} stands, and so does all before it."
            : $"Seal {found.Number} of the {found.Book} is there, but its books were changed.");
        return isWhole ? Exit.Fine : Exit.Failed;
    }

    private static async Task Tell(CheckReport report, TextWriter to)
    {
        foreach (var finding in report.Findings)
            await to.WriteLineAsync($"{finding.Check}: {finding.What}{(finding.Record is { } record ? $" ({record})" : "")}");
        foreach (var (check, broken) in report.Checked.Where(c => c.Value > report.Findings.Count(f => f.Check == c.Key)))
            await to.WriteLineAsync($"{check}: … {broken} in all");
        await to.WriteLineAsync(report.IsFine ? $"Fine: {string.Join(", ", report.Checked.Keys)}." : $"{report.Broken} broken.");
    }
}
