using System.CommandLine;
using Akrab.Data.Access;
using Akrab.Data.Leaving;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Web.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Has a company deleted, after some days in which it can be taken back, or at once.</summary>
internal sealed class TenantDelete : Verb
{
    private const int MostDays = 90;

    private readonly Argument<string> _name = new("NAME") { Description = "The company's whole name, as a proof that it is meant." };
    private readonly Option<int> _days = new("--in-days") { Description = "When; 0 deletes it now.", DefaultValueFactory = _ => (int)CompanyEraser.Grace.TotalDays };

    public TenantDelete() : base("delete", "Delete a company and all that is its own; prints the proof when it is done.")
    {
        Arguments.Add(_name);
        Options.Add(_days);
        _days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostDays)
                result.AddError($"--in-days must be between 0 and {MostDays}.");
        });
    }

    public override bool MakesDatabase => false;

    public override bool NeedsTenant => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var (name, days, now) = (work.Get(_name), work.Get(_days), work.Services.GetRequiredService<TimeProvider>().Now());
        await using var scope = work.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var found = await db.Tenants.AsTracking().Where(t => t.Name == name).ToListAsync(stop);
        if (work.Get(Where.Tenant) is { } id)
            found = found.FindAll(t => t.Id.Value.ToString() == id);
        if (found is not [var company])
            throw new UsageProblem(found.Count == 0 ? $"There is no company called {name}, to the letter." : $"Several companies are called {name}; say which with --tenant ID.");

        (company.LeaveAskedAt, company.LeaveAskedBy, company.LeavesAt) = (now, null, now.AddDays(days));
        await db.SaveChangesAsync(stop);
        if (days == 0)
        {
            var proof = await work.Services.GetRequiredService<CompanyEraser>().Erase(company.Id, stop);
            work.Services.GetRequiredService<Memberships>().Forget();
            await work.Terminal.Out.WriteLineAsync(proof.AsText());
        }
        else
        {
            await work.Terminal.Error.WriteLineAsync($"{company.Name} will be deleted {company.LeavesAt:u}. Until then: akrab tenant keep --tenant \"{company.Name}\"");
        }

        return Exit.Fine;
    }
}

/// <summary>Takes it back.</summary>
internal sealed class TenantKeep() : Verb("keep", "Take back that a company shall be deleted.")
{
    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var tenant = (await work.Tenant(stop)).Id;
        await using var scope = work.Services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var company = await db.Tenants.AsTracking().SingleAsync(t => t.Id == tenant, stop);
        (company.LeaveAskedAt, company.LeaveAskedBy, company.LeavesAt) = (null, null, null);
        await db.SaveChangesAsync(stop);
        await work.Terminal.Error.WriteLineAsync($"{company.Name} stays.");
        return Exit.Fine;
    }
}
