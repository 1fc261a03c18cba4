using System.CommandLine;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Web.Sessions;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Makes a key with which a program acts for a member.</summary>
internal sealed class TokenCreate : Verb
{
    private readonly Option<string> _scopes = new("--scopes") { Description = "What it may do: \"read\", \"read write\".", DefaultValueFactory = _ => "read write" };
    private readonly Option<int?> _days = new("--days") { Description = "How long it lives; for ever when left out." };
    private readonly Option<string> _name = new("--name") { Description = "What it is for.", DefaultValueFactory = _ => "command line" };

    public TokenCreate() : base("create", "Make a bearer token for --user; prints the token alone, and nobody can see it again.")
    {
        Options.Add(_scopes);
        Options.Add(_days);
        Options.Add(_name);
    }

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var email = work.Get(Where.User) ?? throw new UsageProblem("Say for whom: akrab token create --user EMAIL");
        var scopes = work.Get(_scopes)!.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (scopes.Length == 0 || scopes.Except(ApiTokens.Scopes).FirstOrDefault() is not null)
            throw new UsageProblem($"--scopes must be of: {string.Join(", ", ApiTokens.Scopes)}.");
        if (work.Get(_days) is <= 0)
            throw new UsageProblem("--days must be at least 1.");

        var (user, tenant) = (await work.User(email), await work.Tenant(stop));
        if (await work.Services.GetRequiredService<Memberships>().Of(user.Id, tenant.Id, stop) is not { } membership)
            throw new UsageProblem($"{email} is no member of {tenant.Name}.");

        await using var scope = work.Services.Begin(membership.Acting);
        TimeSpan? lasts = work.Get(_days) is { } days ? TimeSpan.FromDays(days) : null;
        var token = await scope.ServiceProvider.GetRequiredService<ApiTokens>().Make(user.Id, work.Get(_name)!, string.Join(' ', scopes), lasts, stop);
        await work.Terminal.Out.WriteLineAsync(token);
        return Exit.Fine;
    }
}
