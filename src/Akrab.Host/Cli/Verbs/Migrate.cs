namespace Akrab.Host.Cli.Verbs;

/// <summary>Brings the database to the shape this version wants; a server does the same when it starts.</summary>
internal sealed class Migrate() : Verb("migrate", "Bring the database to the shape of this version.")
{
    public override bool NeedsTenant => false;

    /// <summary>The command line has done it before any verb runs.</summary>
    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        await work.Terminal.Error.WriteLineAsync("The database is up to date.");
        return Exit.Fine;
    }
}
