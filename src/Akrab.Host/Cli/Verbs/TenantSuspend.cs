using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Closes the house for a company, or opens it again. Its data stays; its members are told, and nothing is done for it meanwhile.</summary>
internal sealed class TenantSuspend(string name, string help, bool closes) : Verb(name, help)
{
    public static TenantSuspend Closing() => new("suspend", "Close the house for a company; its data stays.", closes: true);

    public static TenantSuspend Opening() => new("resume", "Open the house for a company again.", closes: false);

    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var tenant = (await work.Tenant(stop)).Id;
        await using var scope = work.Services.Begin(Data.Access.Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var company = await db.Tenants.AsTracking().SingleAsync(t => t.Id == tenant, stop);
        company.SuspendedAt = closes ? company.SuspendedAt ?? work.Services.GetRequiredService<TimeProvider>().Now() : null;
        await db.SaveChangesAsync(stop);
        work.Services.GetRequiredService<Memberships>().Forget();
        await work.Terminal.Error.WriteLineAsync(closes ? $"{company.Name} is suspended: within ten seconds on every server." : $"{company.Name} is open again.");
        return Exit.Fine;
    }
}
