using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli;

/// <summary>Imports and rollbacks that a kill or a power cut interrupted, where no server is there to go on with them.</summary>
internal sealed class CutOff(IServiceProvider services, Terminal terminal)
{
    /// <summary>Tells of them, and where that is wanted brings them to their end.</summary>
    public async Task Do(bool goesOn, CancellationToken stop)
    {
        var queue = services.GetRequiredService<JobQueue>();
        var jobs = await queue.Abandoned(isStart: true, stop);
        var imports = await Of([.. jobs.Select(j => j.Id)], stop);
        foreach (var import in imports)
            await terminal.Error.WriteLineAsync(Words.Say(goesOn ? "import.goes-on" : "import.cut-off", ("file", import.FileName), ("read", import.Read)));

        if (!goesOn || imports.Count == 0)
            return;

        await queue.TakeUpAbandoned(isStart: true, stop);
        foreach (var import in imports)
            if (await queue.Take(import.TenantId, import.Job!.Value, stop) is { } hold)
                await using (hold)
                    await JobRun.Do(services, hold, stop);

        foreach (var import in await Of([.. imports.Select(i => i.Job!.Value)], stop))
            await terminal.Error.WriteLineAsync($"{import.FileName}: {Verbs.Import.Sum(Web.Import.ImportReport.Of(import))}");
    }

    /// <summary>Of all companies: nobody acts yet.</summary>
    private async Task<List<ImportRow>> Of(IReadOnlyList<Guid> jobs, CancellationToken stop)
    {
        if (jobs.Count == 0)
            return [];

        await using var scope = services.BeginEverywhere();
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<ImportRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(i => i.Job != null && jobs.Contains(i.Job.Value)).OrderBy(i => i.Id).ToListAsync(stop);
    }
}
