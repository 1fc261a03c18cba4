using System.CommandLine;
using System.Text.Json;
using Akrab.Data.Checks;
using Akrab.Web.Outside;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Looks at everything that must be true of the data, and says what is broken.</summary>
internal sealed class Check : Verb
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    private readonly Option<bool> _json = new("--json") { Description = "The report as JSON." };

    private readonly Option<bool> _connections = new("--connections") { Description = "Every connection this program can make by itself, and how not to have it." };

    public Check() : base("check", "Look whether everything that must be true of the data is; exit code 1 when something is broken.")
    {
        Options.Add(_json);
        Options.Add(_connections);
    }


    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        if (work.Get(_connections))
        {
            foreach (var connection in work.Services.GetServices<Departing>())
                await work.Terminal.Out.WriteLineAsync($"{connection.Purpose}\n  to:   {connection.To}\n  when: {connection.When}\n  off:  {connection.Off}\n  from: {connection.Source}");
            return Exit.Fine;
        }

        var report = await work.Services.GetRequiredService<Checkup>().Run(stop);
        if (work.Get(_json))
            await work.Terminal.Out.WriteLineAsync(JsonSerializer.Serialize(report, Plain));
        else
            await Tell(report, work.Terminal.Out);
        return report.IsFine ? Exit.Fine : Exit.Failed;
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
