using System.Text;
using Akrab.Data.Setup;
using Akrab.Host.Cli;

namespace Akrab.Host.Tests;

/// <summary>Runs verbs as a person would type them, in this process, against a data folder or database of the test's own.</summary>
internal sealed class Shell(DataPlace place)
{
    public async Task<(int Exit, string Out, string Error)> Run(params string[] args)
    {
        using MemoryStream output = new(), error = new();
        string[] where = place.IsPostgres ? ["--data", place.Folder, "--database", place.Postgres!] : ["--data", place.Folder];
        var exit = await CommandLine.Run([.. args, .. where], new Terminal(output, error, place.Folder), CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return (exit, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
