using System.Net;
using System.Text;
using Akrab.Testing;

namespace Akrab.Api.Tests;

/// <summary>Files go in and out by call as they do on the pages and on the command line.</summary>
public abstract class Files_by_call(Engine engine) : IAsyncLifetime
{
    public sealed class OnSqlite() : Files_by_call(Engine.Sqlite);

    public sealed class OnPostgres() : Files_by_call(Engine.Postgres);

    private const string People = "Nama,No HP,Kota\nAni Lestari,0812-1111-2222,Bandung\nBudi Santoso,0812-1111-3333,Solo\n,,Kudus\n";

    private TestApp _app = null!;
    private HttpClient _api = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await TestApp.Start(engine);
        _api = await _app.Api();
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task A_file_comes_in_is_reported_and_goes_again()
    {
        var tried = await Import("people/import?dryRun=true", Form(People));
        Assert.Equal((HttpStatusCode.OK, 3, 2), (tried.Status, tried["read"].GetInt32(), tried["created"].GetInt32()));
        Assert.Empty((await _api.Get("people")).Data);

        var done = await Import("people/import", Form(People));
        Assert.Equal((HttpStatusCode.OK, "done"), (done.Status, done["state"].GetString()));
        Assert.Equal((3, 2, 0, 0, 1), (done["read"].GetInt32(), done["created"].GetInt32(), done["updated"].GetInt32(), done["skipped"].GetInt32(), done["rejected"].GetInt32()));
        Assert.Equal(["Ani Lestari", "Budi Santoso"], (await _api.Get("people?sort=fullName")).Data.Select(p => p.GetProperty("fullName").GetString()));

        var import = $"imports/{done["importId"]}";
        Assert.Equal("/api/v1/" + import, done.Response.Headers.Location?.OriginalString);
        Assert.Equal(done.Json.GetRawText(), (await _api.Get(import)).Json.GetRawText());
        Assert.Equal(done.Json.GetRawText(), (await _api.Get("imports")).Data.First(i => i.GetProperty("state").GetString() == "done").GetRawText());
        Assert.Contains("Kudus", await _api.GetStringAsync($"/api/v1/{import}/rejected"));

        var again = await Import("people/import?name=kontak.csv", new ByteArrayContent(Encoding.UTF8.GetBytes(People)));
        Assert.Equal((0, 2), (again["created"].GetInt32(), again["skipped"].GetInt32()));
        Assert.Equal("rolled-back", (await _api.Post(import + "/roll-back", null))["state"].GetString());
        Assert.Empty((await _api.Get("people")).Data);
        Assert.Equal(HttpStatusCode.Conflict, (await _api.Post(import + "/roll-back", null)).Status);
    }

    [Fact]
    public async Task Who_does_not_wait_asks_again()
    {
        var begun = await Import("people/import", Form(People), request => request.Headers.Add("Prefer", "wait=0"));
        Assert.Equal((HttpStatusCode.Accepted, "running"), (begun.Status, begun["state"].GetString()));
        Reply now;
        do
        {
            await Task.Delay(50);
            now = await _api.Get(begun.Response.Headers.Location!.OriginalString);
        }
        while (now["state"].GetString() == "running");
        Assert.Equal(2, now["created"].GetInt32());
    }

    [Fact]
    public async Task What_is_no_file_is_refused()
    {
        var broken = await Import("people/import", Form("a,b\n1,2\n"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "/developers#unreadable-file"), (broken.Status, broken["type"].GetString()));
        Assert.Equal(["/file import.choose-file"], (await Import("people/import", new MultipartFormDataContent { { new StringContent("x"), "other" } })).Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Import("people/import", new ByteArrayContent([]))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Import("people/import?dry=true", Form(People))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Import("people/import?dryRun=perhaps", Form(People))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Get($"imports/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _api.Get("imports/none")).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await Import("members/import", Form(People))).Status);
    }

    [Fact]
    public async Task Only_who_may_does()
    {
        var mine = await Import("people/import", Form(People));
        using var reading = await _app.Api("read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reading.Send(HttpMethod.Post, "people/import", Form(People))).Status);
        using var seller = await _app.Api(user: await _app.AddMember("joko@tokouji.id", "Joko"));
        Assert.Equal(HttpStatusCode.NotFound, (await seller.Get($"imports/{mine["importId"]}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await seller.Post($"imports/{mine["importId"]}/roll-back", null)).Status);
        using var viewer = await _app.Api(user: await _app.AddMember("tamu@tokouji.id", "Tamu", "viewer"));
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Send(HttpMethod.Post, "people/import", Form(People))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.GetAsync("/api/v1/people/export.csv")).StatusCode);
    }

    [Fact]
    public async Task A_list_goes_out_as_a_file()
    {
        await Import("people/import", Form(People));
        var rows = (await _api.GetStringAsync("/api/v1/people/export.csv?city=Solo")).TrimEnd().Split('\n');
        Assert.Equal(2, rows.Length);
        Assert.Contains("Budi Santoso", rows[1]);
        Assert.Equal([0x50, 0x4B], (await _api.GetByteArrayAsync("/api/v1/people/export.xlsx"))[..2]);
        Assert.Equal(2, (await _api.GetStringAsync("/api/v1/people/export.vcf")).Split("BEGIN:VCARD").Length - 1);
        Assert.Equal(HttpStatusCode.BadRequest, (await _api.Get("people/export.csv?goblins=1")).Status);
    }

    private Task<Reply> Import(string path, HttpContent content, Action<HttpRequestMessage>? more = null) => _api.Send(HttpMethod.Post, path, content, more);

    private static MultipartFormDataContent Form(string text) => new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "kontak.csv" } };
}
