using System.CommandLine;
using Akrab.Data.Backup;
using Akrab.Host.Backups;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Writes everything into one file, while people go on working.</summary>
internal sealed class Backup : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write; an older one is replaced once the new one is whole." };

    private readonly Option<bool> _prove = new("--prove") { Description = "Restore it into a folder of its own and compare everything; exit code 1 when something differs." };

    private readonly Option<string?> _passphrase = Where.PassphraseFile("Lock the file; the keys that open sealed passwords are in it then.");

    public Backup() : base("backup", "Write everything into one file that SQLite and PostgreSQL can both restore.")
    {
        Arguments.Add(_file);
        Options.Add(_prove);
        Options.Add(_passphrase);
    }

    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var path = work.Terminal.PathOf(work.Get(_file));
        var passphrase = work.Passphrase(_passphrase);
        var manifest = await work.Services.GetRequiredService<BackupWriter>().Write(path, passphrase, stop);
        await work.Terminal.Error.WriteLineAsync($"{manifest.Rows} rows of {manifest.Tables.Count} tables and {manifest.Files} files, {new FileInfo(path).Length / 1024} KB.");
        if (work.Get(_prove) && await BackupProof.Of(path, passphrase, stop) is { IsGood: false } proof)
        {
            foreach (var difference in proof.Differences)
                await work.Terminal.Error.WriteLineAsync(difference);
            return Exit.Failed;
        }

        await work.Terminal.Out.WriteLineAsync(path);
        return Exit.Fine;
    }
}
