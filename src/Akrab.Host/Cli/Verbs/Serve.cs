using System.CommandLine;
using System.CommandLine.Parsing;
using Akrab.Data.Setup;
using Akrab.Host.Backups;
using Akrab.Host.Serving;
using Akrab.Host.Serving.Lan;
using Akrab.Web.Frame;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Runs the server until it is told to stop.</summary>
internal sealed class Serve : Verb
{
    public const int UsualPort = 5080;
    private const int UsualLanPort = 5443;

    private readonly Option<int> _port = new("--port") { Description = "Port on this machine.", DefaultValueFactory = _ => UsualPort };
    private readonly Option<string?> _urls = new("--urls") { Description = "Addresses to listen on, instead of --port: \"http://0.0.0.0:80\".", HelpName = "URLS" };
    private readonly Option<bool> _empty = new("--empty") { Description = "Start without the demo company." };

    private readonly Option<bool> _lan = new("--lan") { Description = "Also serve the phones of the local network, by HTTPS." };
    private readonly Option<int> _lanPort = new("--lan-port") { Description = "Port for the local network.", DefaultValueFactory = _ => UsualLanPort };

    private readonly Option<string?> _backups = new("--backup-to") { Description = "Write a backup into this folder every night, and try it out.", HelpName = "FOLDER" };
    private readonly Option<int> _keep = new("--backup-keep") { Description = "How many backups to keep.", DefaultValueFactory = _ => BackupPlan.UsualKeep };

    private readonly Option<string?> _passphrase = Where.PassphraseFile("Lock the nightly backups.");

    public Serve() : base("serve", "Run the server.")
    {
        Options.Add(_port);
        Options.Add(_urls);
        Options.Add(_empty);
        Options.Add(_lan);
        Options.Add(_lanPort);
        Options.Add(_backups);
        Options.Add(_keep);
        Options.Add(_passphrase);
        _keep.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--backup-keep must be at least 1.");
        });
        _port.Validators.Add(result => IsPort(result, least: 0, "--port must be between 0 and 65535; 0 picks a free one."));
        _lanPort.Validators.Add(result => IsPort(result, least: 1, "--lan-port must be between 1 and 65535."));
    }

    private static void IsPort(OptionResult typed, int least, string otherwise)
    {
        if (typed.GetValueOrDefault<int>() is var port && (port < least || port > 65535))
            typed.AddError(otherwise);
    }

    private void Plan(IServiceCollection services, ParseResult typed, Terminal terminal, LocalNetwork? lan)
    {
        lan?.AddTo(services);
        if (typed.GetValue(_backups) is { } folder)
            services.AddSingleton(new BackupPlan(terminal.PathOf(folder), typed.GetValue(_keep), Where.PassphrasePath(typed, _passphrase, terminal))).AddSingleton<NightlyBackup>().AddHostedService(s => s.GetRequiredService<NightlyBackup>());
    }

    public override bool RunsInServer => false;

    public override Task<int> Do(Work work, CancellationToken stop) => Do(work.Typed, work.Terminal, work.Place, stop);

    public async Task<int> Do(ParseResult typed, Terminal terminal, DataPlace place, CancellationToken stop)
    {
        using var folder = DataFolder.Own(place);
        var urls = typed.GetValue(_urls)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [$"http://127.0.0.1:{typed.GetValue(_port)}"];
        using var lan = typed.GetValue(_lan) ? new LocalNetwork(place, typed.GetValue(_lanPort), TimeProvider.System) : null;
        urls = lan is null ? urls : [.. urls, lan.Listens];
        try
        {
            await using var server = await Server.Start(place, urls, typed.GetValue(_empty), stop, services => Plan(services, typed, terminal, lan));
            await Greeting.Print(server, terminal, stop);
            if (lan is not null)
                await Greeting.Invite(lan, server.Configuration.Origin(), terminal);
            await server.WaitForShutdownAsync(stop);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new UsageProblem($"{string.Join(", ", urls)} is in use by another program; choose another with --port or --lan-port.");
        }

        return Exit.Fine;
    }
}
