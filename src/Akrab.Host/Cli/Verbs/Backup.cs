using System.CommandLine;
using Akrab.Data.Backup;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Writes everything into one file, while people go on working.</summary>
internal sealed class Backup : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write; an older one is replaced once the new one is whole." };

    public Backup() : base("backup", "Write everything into one file that SQLite and PostgreSQL can both restore.") => Arguments.Add(_file);

    public override bool MakesDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var path = work.Terminal.PathOf(work.Get(_file));
        var manifest = await work.Services.GetRequiredService<BackupWriter>().Write(path, stop);
        await work.Terminal.Error.WriteLineAsync($"{manifest.Rows} rows of {manifest.Tables.Count} tables and {manifest.Files} files, {new FileInfo(path).Length / 1024} KB.");
        await work.Terminal.Out.WriteLineAsync(path);
        return Exit.Fine;
    }
}
