using System.Diagnostics;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

/// <summary>The real vdirsyncer, with folders of cards and of entries and our server as its two sides, and the real khard and khal to read the folders.</summary>
public sealed class Vdirsyncer : IDisposable
{
    private const string Program = "/usr/bin/vdirsyncer", Reader = "/usr/bin/khard", CalendarReader = "/usr/bin/khal";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("akrab-vdirsyncer-");

    public string Folder => Path.Combine(_home.FullName, "cards", "people");

    public string CalendarFolder => Path.Combine(_home.FullName, "entries", "activities");

    /// <summary>A folder to be kept in step with an account; the test is skipped where the programs are not installed.</summary>
    public static async Task<Vdirsyncer> Of(TestApp app, string email, string password, string conflicts = "b wins")
    {
        if (!File.Exists(Program) || !File.Exists(Reader) || !File.Exists(CalendarReader))
            Assert.Skip("vdirsyncer, khard and khal are not installed: apt-get install vdirsyncer khard khal");

        var made = new Vdirsyncer();
        await File.WriteAllTextAsync(made.Config, $"""
            [general]
            status_path = "{made._home.FullName}/status/"
            [pair book]
            a = "here"
            b = "there"
            collections = ["people"]
            conflict_resolution = "{conflicts}"
            [storage here]
            type = "filesystem"
            path = "{made._home.FullName}/cards/"
            fileext = ".vcf"
            [storage there]
            type = "carddav"
            url = "{app.Url}"
            username = "{email}"
            password = "{password}"
            [pair calendar]
            a = "entries"
            b = "calendars"
            collections = ["activities"]
            conflict_resolution = "{conflicts}"
            [storage entries]
            type = "filesystem"
            path = "{made._home.FullName}/entries/"
            fileext = ".ics"
            [storage calendars]
            type = "caldav"
            url = "{app.Url}"
            username = "{email}"
            password = "{password}"
            """);
        await File.WriteAllTextAsync(made.KhalConfig, $"""
            [calendars]
            [[activities]]
            path = {made.CalendarFolder}
            [locale]
            local_timezone = Asia/Jakarta
            default_timezone = Asia/Jakarta
            timeformat = %H:%M
            dateformat = %Y-%m-%d
            longdateformat = %Y-%m-%d
            datetimeformat = %Y-%m-%d %H:%M
            longdatetimeformat = %Y-%m-%d %H:%M
            [sqlite]
            path = {made._home.FullName}/khal.db
            """);
        await File.WriteAllTextAsync(made.KhardConfig, $"""
            [addressbooks]
            [[people]]
            path = {made.Folder}
            [general]
            editor = /bin/true
            merge_editor = /bin/true
            default_action = list
            """);
        await made.Run(Program, ["discover"], "y\ny\ny\ny\ny\ny\ny\ny\n");
        return made;
    }

    private string Config => Path.Combine(_home.FullName, "config");

    private string KhalConfig => Path.Combine(_home.FullName, "khal.conf");

    private string KhardConfig => Path.Combine(_home.FullName, "khard.conf");

    public Task<string> Sync() => Run(Program, ["sync"], "");

    /// <summary>What khard makes of the folder.</summary>
    public Task<string> Khard(params IReadOnlyList<string> arguments) => Run(Reader, ["-c", KhardConfig, .. arguments], "");

    /// <summary>Makes a contact as somebody at a terminal would.</summary>
    public Task<string> KhardNew(string yaml) => Run(Reader, ["-c", KhardConfig, "new", "-a", "people"], yaml);

    /// <summary>What khal makes of the calendar.</summary>
    public Task<string> Khal(params IReadOnlyList<string> arguments) => Run(CalendarReader, ["-c", KhalConfig, .. arguments], "");

    public string WriteEntry(string uid, string entry)
    {
        var file = Path.Combine(CalendarFolder, uid + ".ics");
        File.WriteAllText(file, entry);
        return file;
    }

    public IReadOnlyList<string> Entries => [.. Directory.GetFiles(CalendarFolder, "*.ics").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    public string Write(string uid, string card)
    {
        var file = Path.Combine(Folder, uid + ".vcf");
        File.WriteAllText(file, card);
        return file;
    }

    public IReadOnlyList<string> Cards => [.. Directory.GetFiles(Folder, "*.vcf").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private async Task<string> Run(string program, IReadOnlyList<string> arguments, string input)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        (start.Environment["VDIRSYNCER_CONFIG"], start.Environment["HOME"], start.Environment["LC_ALL"]) = (Config, _home.FullName, "C.UTF-8");
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode == 0 ? await said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {await said}\n{await complained}");
    }

    public void Dispose() => _home.Delete(true);
}
