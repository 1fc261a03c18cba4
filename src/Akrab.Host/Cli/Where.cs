using System.CommandLine;
using Akrab.Data.Setup;

namespace Akrab.Host.Cli;

/// <summary>The options every verb has: whose data, and who asks.</summary>
internal static class Where
{
    /// <summary>The folder of the program's scripts sets this, so that <c>./data</c> means the same from everywhere.</summary>
    private const string Home = "AKRAB_HOME";

    private const string DatabaseVariable = "AKRAB_DATABASE";

    public static readonly Option<string?> Data = new("--data")
    { Description = "Folder of the data (default: ./data).", HelpName = "DIR", Recursive = true };

    public static readonly Option<string?> Database = new("--database")
    { Description = $"PostgreSQL connection string, \"Host=…;Database=…\"; without it SQLite in the folder. Also from {DatabaseVariable}.", HelpName = "CONNECTION", Recursive = true };

    public static readonly Option<string?> Tenant = new("--tenant")
    { Description = "Name or id of the tenant; only needed when there are several.", HelpName = "TENANT", Recursive = true };

    public static readonly Option<string?> User = new("--user")
    { Description = "E-mail of the member who acts; without it the built-in system.", HelpName = "EMAIL", Recursive = true };

    private const string PassphraseVariable = "AKRAB_PASSPHRASE_FILE";

    /// <summary>Where the passphrase of a locked file stands. The passphrase itself is never typed: lists of processes and shells remember what is.</summary>
    public static Option<string?> PassphraseFile(string what) =>
        new("--passphrase-file") { Description = $"{what} The passphrase is the first line of this file; {PassphraseVariable} may name it too.", HelpName = "FILE" };

    /// <summary>The path that was typed or set; null where there is none.</summary>
    public static string? PassphrasePath(ParseResult typed, Option<string?> option, Terminal terminal) =>
        (typed.GetValue(option) ?? Environment.GetEnvironmentVariable(PassphraseVariable)) is { Length: > 0 } path ? terminal.PathOf(path) : null;

    public static DataPlace PlaceOf(ParseResult typed, Terminal terminal)
    {
        var folder = typed.GetValue(Data) is { Length: > 0 } given
            ? terminal.PathOf(given)
            : Path.Combine(Environment.GetEnvironmentVariable(Home) is { Length: > 0 } home ? home : terminal.Folder, "data");
        var database = typed.GetValue(Database) ?? Environment.GetEnvironmentVariable(DatabaseVariable);
        return new DataPlace(folder, string.IsNullOrWhiteSpace(database) ? null : database);
    }
}
