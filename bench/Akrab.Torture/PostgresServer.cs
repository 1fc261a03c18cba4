using System.Diagnostics;

namespace Akrab.Torture;

/// <summary>The throw-away PostgreSQL of this run, which loses its power, too, now and then.</summary>
internal sealed class PostgresServer(string folder)
{
    /// <summary>Ends it as a power cut does, and lets it recover from its log.</summary>
    public async Task Crash()
    {
        await Run("stop");
        await Run();
    }

    private async Task Run(params string[] more)
    {
        var start = new ProcessStartInfo("bin/test-postgres", [folder, .. more]) { RedirectStandardOutput = true, Environment = { ["DURABLE"] = "1" } };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
    }
}
