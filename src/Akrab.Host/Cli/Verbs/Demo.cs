using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Loads the demo company: into the tenant that was named, if nobody works there yet, else into a new one.</summary>
internal sealed class Demo() : Verb("demo", "Load the demo company, a shop in Bandung.")
{
    public override bool NeedsTenant => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        if (await Work.IsNew(work.Services, stop))
        {
            await FirstStart.Do(work.Services, isEmpty: false, stop);
            return Exit.Fine;
        }

        var tenant = await work.Tenant(stop);
        await using (var scope = work.Services.Begin(Acting.System(tenant.Id)))
            if (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Member>().AnyAsync(stop))
                throw new UsageProblem($"People already work in {tenant.Name}; the demo company needs a tenant of its own: akrab tenant add NAME");

        await FirstStart.LoadDemo(work.Services, tenant.Id, stop);
        return Exit.Fine;
    }
}
