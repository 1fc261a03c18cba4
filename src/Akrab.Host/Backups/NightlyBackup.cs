using System.Globalization;
using Akrab.Data.Backup;
using Akrab.Kernel.Fields;

namespace Akrab.Host.Backups;

/// <summary>Where backups go every night, how many are kept, and which file has the passphrase that locks them.</summary>
public sealed record BackupPlan(string Folder, int Keep, string? PassphraseFile = null)
{
    public const int UsualKeep = 14;

    /// <summary>When nobody works: half past two in Jakarta.</summary>
    public static readonly TimeOnly At = new(2, 30);
}

/// <summary>Every night writes a backup while people go on working, tries it out, and lets go of the oldest; one that failed its trial takes nobody's place.</summary>
public sealed partial class NightlyBackup(BackupPlan plan, BackupWriter writer, TimeProvider time, ILogger<NightlyBackup> log) : BackgroundService
{
    private const string Prefix = "akrab-", Open = ".zip", Locked = ".akrab", Refused = ".bad";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(UntilNext(time.GetUtcNow()), time, stoppingToken);
            try
            {
                await Make(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(log, fault, plan.Folder);
            }
        }
    }

    /// <summary>Makes and proves one now, then prunes.</summary>
    /// <returns>The file; it ends in <c>.bad</c> when it failed its trial.</returns>
    public async Task<string> Make(CancellationToken stop)
    {
        var now = TimeZoneInfo.ConvertTime(time.GetUtcNow(), Clock.Jakarta);
        var passphrase = plan.PassphraseFile is { } file ? Passphrase.FromFile(file) : null;
        var extension = passphrase is null ? Open : Locked;
        var path = Path.Combine(plan.Folder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{now:yyyy-MM-dd-HHmmss}{extension}"));
        await writer.Write(path, passphrase, stop);
        var proof = await BackupProof.Of(path, passphrase, stop);
        if (!proof.IsGood)
        {
            File.Move(path, path + Refused, overwrite: true);
            NotGood(log, path + Refused, string.Join("; ", proof.Differences.Take(10)));
            return path + Refused;
        }

        Made(log, path, proof.Manifest.Rows, proof.Manifest.Files);
        foreach (var old in Directory.EnumerateFiles(plan.Folder, $"{Prefix}*{extension}").OrderDescending(StringComparer.Ordinal).Skip(plan.Keep))
            File.Delete(old);
        return path;
    }

    internal static TimeSpan UntilNext(DateTimeOffset now)
    {
        var here = TimeZoneInfo.ConvertTime(now, Clock.Jakarta);
        var next = here.Date + BackupPlan.At.ToTimeSpan();
        return (next > here.DateTime ? next : next.AddDays(1)) - here.DateTime;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup {File} is made and proven: {Rows} rows, {Files} files")]
    private static partial void Made(ILogger log, string file, long rows, long files);

    [LoggerMessage(Level = LogLevel.Error, Message = "Backup {File} failed its trial and is not counted: {Differences}")]
    private static partial void NotGood(ILogger log, string file, string differences);

    [LoggerMessage(Level = LogLevel.Error, Message = "No backup could be made in {Folder}")]
    private static partial void Failed(ILogger log, Exception fault, string folder);
}
