using System.CommandLine;
using Akrab.Data.Leaving;
using Akrab.Data.Model;
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
        var (name, days) = (work.Get(_name), work.Get(_days));
        await using var scope = work.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var found = await db.Tenants.AsNoTracking().Where(t => t.Name == name).ToListAsync(stop);
        if (work.Get(Where.Tenant) is { } id)
            found = found.FindAll(t => t.Id.Value.ToString() == id);
        if (found is not [var company])
            throw new UsageProblem(found.Count == 0 ? $"There is no company called {name}, to the letter." : $"Several companies are called {name}; say which with --tenant ID.");

        company = await work.Services.GetRequiredService<LeaveTaking>().Ask(company.Id, by: null, TimeSpan.FromDays(days), stop);
        work.Services.GetRequiredService<Memberships>().Forget();
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
        var company = await work.Services.GetRequiredService<LeaveTaking>().TakeBack((await work.Tenant(stop)).Id, stop);
        work.Services.GetRequiredService<Memberships>().Forget();
        await work.Terminal.Error.WriteLineAsync($"{company.Name} stays.");
        return Exit.Fine;
    }
}
