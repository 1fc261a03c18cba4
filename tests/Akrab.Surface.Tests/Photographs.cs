using System.Net;
using System.Text;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

public abstract class Photographs(Engine engine)
{
    public sealed class OnSqlite() : Photographs(Engine.Sqlite);

    public sealed class OnPostgres() : Photographs(Engine.Postgres);

    [Fact]
    public async Task A_photograph_is_shown_without_what_the_camera_wrote_of_the_place()
    {
        await using var app = await TestApp.Start(engine);
        var person = await Somebody(app);
        using var browser = await app.SignIn();
        byte[] exif = [0xFF, 0xE1, 0, 12, .. Encoding.ASCII.GetBytes("Exif\0\0GPS!")], profile = [0xFF, 0xE2, 0, 6, 1, 2, 3, 4], rest = [0xFF, 0xDA, 0, 2, 9, 9, 0xFF, 0xD9];
        await browser.Open($"{person}/photo");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Upload($"{person}/photo", "photo", "wajah.jpg", [0xFF, 0xD8, .. exif, .. profile, .. rest])).Status);

        var picture = (await browser.Open(person)).Page.QuerySelector(".who .avatar img")!.GetAttribute("src")!;
        var shown = await browser.Client.GetAsync(picture);
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType!.MediaType);
        Assert.Equal((byte[])[0xFF, 0xD8, .. profile, .. rest], await shown.Content.ReadAsByteArrayAsync());
        Assert.Contains("sandbox", string.Join(' ', shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        using var seller = await app.SignIn("jual@tokouji.id");
        Assert.Equal(HttpStatusCode.NotFound, (await seller.Open(picture)).Status);
    }

    [Theory]
    [InlineData("<svg onload='alert(1)'/>")]
    [InlineData("GIF89a")]
    [InlineData("")]
    [InlineData("RIFF....WAVE")]
    public async Task What_is_no_photograph_is_refused_whatever_it_is_called(string content)
    {
        await using var app = await TestApp.Start(engine);
        var person = await Somebody(app);
        using var browser = await app.SignIn();
        await browser.Open($"{person}/photo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Upload($"{person}/photo", "photo", "wajah.jpg", content)).Status);
        Assert.Null((await browser.Open(person)).Page.QuerySelector(".who .avatar img"));
    }

    private static async Task<string> Somebody(TestApp app)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var budi = db.Add(new Person { FullName = "Budi Santoso" }).Entity;
        await db.SaveChangesAsync();
        return $"/people/{budi.Id.Value}";
    }
}
