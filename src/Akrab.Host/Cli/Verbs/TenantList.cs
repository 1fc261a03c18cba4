using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Lists the companies of the house, one a line, with tabs between.</summary>
internal sealed class TenantList() : Verb("list", "List the companies: id, name, and whether one is suspended or about to leave.")
{
    public override bool MakesDatabase => false;

    public override bool NeedsTenant => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        await using var scope = work.Services.CreateAsyncScope();
        foreach (var tenant in await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(stop))
            await work.Terminal.Out.WriteLineAsync($"{tenant.Id.Value}\t{tenant.Name}\t{(tenant.SuspendedAt is { } since ? $"suspended {since:u}" : tenant.LeavesAt is { } gone ? $"leaves {gone:u}" : "open")}");
        return Exit.Fine;
    }
}
