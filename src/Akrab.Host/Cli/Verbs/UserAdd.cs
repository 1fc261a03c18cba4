using System.CommandLine;
using Akrab.Data.People;
using Akrab.Host.Serving;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Hosting.Server;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Lets somebody in.</summary>
internal sealed class UserAdd : Verb
{
    private readonly Argument<string> _email = new("EMAIL") { Description = "The e-mail they sign in with." };
    private readonly Option<string> _role = new("--role") { Description = $"{string.Join(", ", ReadyRole.All.Select(r => r.Key))}, or a role of the company.", DefaultValueFactory = _ => "sales" };
    private readonly Option<string?> _name = new("--name") { Description = "Their name; the e-mail's first part when left out." };
    private readonly Option<string?> _url = new("--url") { Description = "Where the server is reached; AKRAB_URL when left out, else where it runs." };

    public UserAdd() : base("add", "Add a person who signs in; prints a link that signs them in once.")
    {
        Arguments.Add(_email);
        Options.Add(_role);
        Options.Add(_name);
        Options.Add(_url);
    }

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var email = work.Get(_email).Trim();
        if (!email.Contains('@'))
            throw new UsageProblem($"'{email}' is not an e-mail address.");

        var (tenant, role) = (await work.Tenant(stop), work.Get(_role)!);
        try
        {
            var user = await work.Services.GetRequiredService<Newcomers>().AddUser(email, work.Get(_name) ?? email[..email.IndexOf('@')], tenant.Id, role, null, stop, Work.ByHand, ReadyRole.IsOwner(role));
            await using var scope = work.Services.CreateAsyncScope();
            var token = await scope.ServiceProvider.GetRequiredService<SignInLinks>().Make(user.Id, SignInLinks.UsualLife, stop);
            await work.Terminal.Out.WriteLineAsync($"{(work.Get(_url) ?? UrlOfServer(work)).TrimEnd('/')}/welcome?token={token}");
            return Exit.Fine;
        }
        catch (Kernel.Entities.BrokenRule broken) when (broken.Rule == "error.unknown-role")
        {
            throw new UsageProblem($"{tenant.Name} has no role '{role}'. Ready-made: {string.Join(", ", ReadyRole.All.Select(r => r.Key))}.");
        }
        catch (Kernel.Entities.BrokenRule broken) when (broken.Rule == "error.not-an-email")
        {
            throw new UsageProblem($"'{email}' is not an e-mail address.");
        }
    }

    private static string UrlOfServer(Work work) =>
        Environment.GetEnvironmentVariable(Origins.Setting) is { Length: > 0 } set ? set
        : work.Services.GetService<IServer>() is { } server && Greeting.UrlOf(server) is { } url ? url
        : $"http://127.0.0.1:{Serve.UsualPort}";
}
