using System.CommandLine;
using Akrab.Data.Model;
using Akrab.Data.People;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Takes in one more company.</summary>
internal sealed class TenantAdd : Verb
{
    private readonly Argument<string> _name = new("NAME") { Description = "The company's name." };
    private readonly Option<string> _language = new("--language") { Description = "Language of its documents.", DefaultValueFactory = _ => "id" };

    public TenantAdd() : base("add", "Add a company; prints its id.")
    {
        Arguments.Add(_name);
        Options.Add(_language);
        _language.AcceptOnlyFromAmong("id", "en");
    }

    public override bool NeedsTenant => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var name = work.Get(_name).Trim();
        if (name.Length == 0)
            throw new UsageProblem("A company needs a name.");

        await using (var scope = work.Services.CreateAsyncScope())
            if ((await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.Select(t => t.Name).ToListAsync(stop)).Contains(name, StringComparer.OrdinalIgnoreCase))
                throw new UsageProblem($"There is already a company called {name}.");

        var tenant = await work.Services.GetRequiredService<Newcomers>().AddTenant(name, work.Get(_language)!, stop);
        await work.Terminal.Out.WriteLineAsync(tenant.Value.ToString());
        return Exit.Fine;
    }
}
