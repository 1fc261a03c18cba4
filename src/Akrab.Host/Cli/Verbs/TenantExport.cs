using System.CommandLine;
using Akrab.Data.Moving;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Writes one company into a locked file, to take it to another house.</summary>
internal sealed class TenantExport : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write." };
    private readonly Option<string?> _passphrase = Where.PassphraseFile("Locks the file.");

    public TenantExport() : base("export", "Write one company into a locked file that another installation can take in.")
    {
        Arguments.Add(_file);
        Options.Add(_passphrase);
    }

    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var path = work.Terminal.PathOf(work.Get(_file));
        var passphrase = work.Passphrase(_passphrase) ?? throw new UsageProblem("Say where the passphrase stands: --passphrase-file FILE");
        var manifest = await work.Services.GetRequiredService<CompanyOut>().Write((await work.Tenant(stop)).Id, path, passphrase, withSecrets: true, report: null, stop);
        await work.Terminal.Error.WriteLineAsync($"{manifest.Company!.Name}: {manifest.Rows} rows of {manifest.Tables.Count} tables and {manifest.Files} files.");
        await work.Terminal.Out.WriteLineAsync(path);
        return Exit.Fine;
    }
}
