using System.Text;
using Akrab.Customers.Photos;
using Akrab.Data.Files;
using Akrab.Testing;

namespace Akrab.Surface.Tests.Safety;

/// <summary>Files that are two things at once, or not what they are called: nothing of them is ever run.</summary>
public abstract class Files_of_others(Engine engine)
{
    private static readonly byte[] GifThatIsScript = Encoding.ASCII.GetBytes("GIF89a/*\u0001\u0001*/=1;alert(document.cookie);//");
    private static readonly byte[] Drawing = Encoding.ASCII.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
    private static readonly byte[] Page = Encoding.ASCII.GetBytes("<!DOCTYPE html><script>alert(1)</script>");
    private static readonly byte[] Paper = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj");
    private static readonly byte[] PictureThatIsPage = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Page];

    public sealed class OnSqlite() : Files_of_others(Engine.Sqlite);

    public sealed class OnPostgres() : Files_of_others(Engine.Postgres);

    public static TheoryData<string, byte[], string> All => new()
    {
        { "gambar.js", GifThatIsScript, "image/gif" },
        { "logo.svg", Drawing, FileContent.Unknown },
        { "foto.png", Page, FileContent.Unknown },
        { "halaman.html", PictureThatIsPage, "image/png" },
        { "faktur.pdf", Paper, "application/pdf" },
        { "kosong", [0x50], FileContent.Unknown },
    };

    [Theory, MemberData(nameof(All))]
    public void Are_what_their_bytes_say(string name, byte[] bytes, string mediaType)
    {
        Assert.NotEmpty(name);
        Assert.Equal(mediaType, FileContent.MediaTypeOf(bytes));
    }

    [Fact]
    public async Task Are_given_out_to_be_kept_and_not_to_be_shown()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Siti Rahayu"))).Location!;
        foreach (var row in All)
        {
            var (name, bytes, mediaType) = row.Data;
            await owner.Open(person);
            await owner.Upload(person + "/files", "file", name, bytes);
            var link = (await owner.Open(person)).Page.QuerySelectorAll("a[href*='/attachments/']").First(a => a.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("href")!;
            using var answer = await owner.Client.GetAsync(link);
            Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["sandbox; default-src 'none'"], answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public void Are_no_photographs_unless_their_bytes_are()
    {
        Assert.All((byte[][])[GifThatIsScript, Drawing, Page, Paper, [], [0xFF, 0xD8, 0xFF, 0xE1]], bytes => Assert.Null(Photograph.Read(bytes)));
        Assert.Equal("image/png", Photograph.Read(PictureThatIsPage)!.MediaType);
    }
}
