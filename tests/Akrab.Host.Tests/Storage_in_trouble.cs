using System.Diagnostics;
using System.Net;
using Akrab.Data.Setup;
using Akrab.Testing;

namespace Akrab.Host.Tests;

/// <summary>A disk that is really full, and a database server that is really gone.</summary>
public sealed class Storage_in_trouble
{
    [Fact]
    public async Task A_full_disk_loses_nothing_and_says_so_until_there_is_room_again()
    {
        using var disk = SmallDisk.Mount();
        using var server = await disk.Serve();
        using var browser = new TestBrowser(server.Url);
        await browser.Follow(server.WayIn!);
        await browser.Submit("/welcome");
        var mark = await Mark(browser);
        Assert.Equal(HttpStatusCode.SeeOther, (await Add(browser, mark, "Sebelum penuh")).Status);

        disk.Fill(server.Id);
        List<string> added = ["Sebelum penuh"];
        Answer answer;
        for (var i = 0; (answer = await Add(browser, mark, $"Orang {i}")).Status == HttpStatusCode.SeeOther; i++)
            added.Add($"Orang {i}");
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.Status);
        Assert.Contains("Disk server sudah penuh", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/people")).Status);

        disk.MakeRoom(server.Id);
        Assert.Equal(HttpStatusCode.SeeOther, (await Add(browser, mark, "Sesudah penuh")).Status);
        var everybody = (await browser.Open("/people/export.csv")).Text;
        Assert.All([.. added, "Sesudah penuh"], name => Assert.Single(everybody.Split('\n'), line => line.Contains($"{name};", StringComparison.Ordinal) || line.Contains($"{name},", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_database_that_is_gone_for_ten_seconds_is_said_to_be_and_then_all_goes_on()
    {
        await using var database = await OwnPostgres.Start();
        using var server = await RealProcess.Serve(database.Place);
        using var browser = new TestBrowser(server.Url);
        await browser.Follow(server.WayIn!);
        await browser.Submit("/welcome");
        var mark = await Mark(browser);
        Assert.Equal(HttpStatusCode.SeeOther, (await Add(browser, mark, "Sebelumnya")).Status);

        browser.Speak("en");
        await database.Stop();
        var gone = Stopwatch.StartNew();
        while (gone.Elapsed < TimeSpan.FromSeconds(10))
        {
            var answer = await Add(browser, mark, "Selama itu");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (answer.Status, answer.Response.Headers.RetryAfter?.ToString()));
            var page = new HttpRequestMessage(HttpMethod.Get, "/people") { Headers = { { "Accept", "text/html" } } };
            Assert.Contains("The database does not answer just now", (await browser.Send(page)).Text, StringComparison.Ordinal);
            using var call = new HttpRequestMessage(HttpMethod.Get, "/api/v1/people") { Headers = { { "Authorization", "Bearer akr_x" }, { "Accept-Language", "en" } } };
            var told = await browser.Client.SendAsync(call);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (told.StatusCode, told.Content.Headers.ContentType?.MediaType));
            await Task.Delay(500);
        }

        await database.Again();
        Answer after;
        for (var i = 0; (after = await Add(browser, mark, "Sesudahnya")).Status != HttpStatusCode.SeeOther; i++)
        {
            Assert.True(i < 40, after.Text);
            await Task.Delay(250);
        }

        var everybody = (await browser.Open("/people/export.csv")).Text;
        Assert.Contains("Sebelumnya", everybody, StringComparison.Ordinal);
        Assert.Contains("Sesudahnya", everybody, StringComparison.Ordinal);
        Assert.DoesNotContain("Selama itu", everybody, StringComparison.Ordinal);
    }

    /// <summary>The token that forms carry, which stays good.</summary>
    private static async Task<string> Mark(TestBrowser browser) => (await browser.Open("/people")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static Task<Answer> Add(TestBrowser browser, string mark, string name) =>
        browser.Post("/people", [KeyValuePair.Create("fullName", name), KeyValuePair.Create("__RequestVerificationToken", mark)], withToken: false);
}

/// <summary>A file system of its own with little room, seen by one process alone.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "berkas-besar";

    private readonly string _folder = Directory.CreateTempSubdirectory("akrab-disk-").FullName;

    public static SmallDisk Mount()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]) { RedirectStandardError = true })!;
            trial.WaitForExit();
            if (trial.ExitCode != 0)
                Assert.Skip("A file system of one's own cannot be mounted here (unshare -rm).");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("unshare is not here.");
        }

        return new SmallDisk();
    }

    public Task<RealProcess> Serve() =>
        RealProcess.Serve(new DataPlace(_folder), new Dictionary<string, string>(), before: ["unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=48m none \"$0\" && exec \"$@\"", _folder]);

    public void Fill(int process)
    {
        using var file = File.Create(Seen(process), 1);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush(flushToDisk: true);
            }
        }
        catch (IOException)
        {
            // That was all there was.
        }
    }

    public void MakeRoom(int process) => File.Delete(Seen(process));

    private string Seen(int process) => $"/proc/{process}/root{_folder}/{Filler}";

    public void Dispose() => Directory.Delete(_folder, true);
}

/// <summary>A PostgreSQL of this test's own, which may be ended and started again.</summary>
internal sealed class OwnPostgres : IAsyncDisposable
{
    /// <summary>Not where this run keeps its files: PostgreSQL runs as a user of its own, who may not go there.</summary>
    private readonly string _server = $"/tmp/akrab-pg-{Guid.NewGuid():N}";

    private OwnPostgres()
    {
    }

    public DataPlace Place { get; private set; } = null!;

    public static async Task<OwnPostgres> Start()
    {
        if (TestPlace.Server is null)
            Assert.Skip("AKRAB_TEST_POSTGRES is not set: run bin/test, which starts a server.");
        var own = new OwnPostgres();
        own.Place = new DataPlace(Directory.CreateTempSubdirectory("akrab-test-").FullName, await own.Again());
        return own;
    }

    public Task Stop() => Run("stop");

    /// <summary>Starts it; gives the way to it.</summary>
    public async Task<string> Again() => (await Run()).Trim();

    private async Task<string> Run(params string[] more)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(RepositoryRoot.Folder, "bin/test-postgres"), [_server, .. more]) { RedirectStandardOutput = true, Environment = { ["DURABLE"] = "1" } })!;
        var said = await process.StandardOutput.ReadLineAsync() ?? "";
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(Place.Folder, true);
        Directory.Delete(_server, true);
    }
}
