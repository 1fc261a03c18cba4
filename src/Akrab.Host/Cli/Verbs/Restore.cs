using System.CommandLine;
using Akrab.Data.Backup;
using Akrab.Data.Erasing;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Fills an empty database from a backup; needs the data folder for itself.</summary>
internal sealed class Restore : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "A file that akrab backup wrote." };

    private readonly Option<string?> _passphrase = Where.PassphraseFile("Unlocks the file.");

    public Restore() : base("restore", "Fill an empty database from a backup.")
    {
        Arguments.Add(_file);
        Options.Add(_passphrase);
    }

    public override bool NeedsTenant => false;

    public override bool RunsInServer => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var path = work.Terminal.PathOf(work.Get(_file));
        if (!File.Exists(path))
            throw new UsageProblem($"There is no file {path}.");

        var manifest = await work.Services.GetRequiredService<BackupReader>().Read(path, work.Passphrase(_passphrase), stop);
        await EraseAgain(work, stop);
        await work.Terminal.Error.WriteLineAsync($"{manifest.Rows} rows of {manifest.Tables.Count} tables and {manifest.Files} files, as they were on {manifest.MadeAt:u}.");
        return Exit.Fine;
    }

    /// <summary>What came back out of a file is older than what was erased here; and erasures that came with it are remembered here from now on.</summary>
    internal static async Task EraseAgain(Work work, CancellationToken stop)
    {
        if (await work.Services.GetRequiredService<Eraser>().Mend(stop) is > 0 and var again)
            await work.Terminal.Error.WriteLineAsync($"{again} people who were erased since are erased again.");
    }
}
