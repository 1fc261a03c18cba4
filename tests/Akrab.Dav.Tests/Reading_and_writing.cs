using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

public abstract class Reading_and_writing(Engine engine)
{
    public sealed class OnSqlite() : Reading_and_writing(Engine.Sqlite);

    public sealed class OnPostgres() : Reading_and_writing(Engine.Postgres);

    [Fact]
    public async Task What_a_phone_sends_is_a_record_and_comes_back_letter_by_letter()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        var card = Card.Of("uid-1", "Pak Zoë Müller", "TEL;TYPE=CELL,VOICE:0812-3456-7890", "item1.EMAIL;TYPE=INTERNET:Zoe@Example.com", "item1.X-ABLabel:Toko", "BDAY:1990-05-17", "X-SOCIAL;TYPE=x:ig", "NOTE:Suka kopi\\, tanpa gula", "ORG:PT Maju;Gudang", "PHOTO;ENCODING=b;TYPE=JPEG:AAAA");

        var made = await phone.Put(phone.People + "a%20b.vcf", card);

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.NotNull(made.Tag);
        var got = await phone.Get(phone.People + "a%20b.vcf");
        Assert.Equal(card, got.Text);
        Assert.Equal(made.Tag, got.Tag);
        var people = JsonElement.Parse(await api.GetStringAsync("/api/v1/people")).GetProperty("data");
        var person = Assert.Single(people.EnumerateArray());
        Assert.Equal("Zoë Müller", person.GetProperty("fullName").GetString());
        Assert.Equal("Bapak", person.GetProperty("honorific").GetString());
        Assert.Equal("+6281234567890", person.GetProperty("phones")[0].GetProperty("number").GetString());
        Assert.Equal("mobile", person.GetProperty("phones")[0].GetProperty("kind").GetString());
        Assert.Equal("zoe@example.com", person.GetProperty("emails")[0].GetProperty("address").GetString());
        Assert.Equal("1990-05-17", person.GetProperty("birthday").GetString());
        Assert.Equal("Suka kopi, tanpa gula", person.GetProperty("notes").GetString());
        Assert.Equal("PT Maju", person.GetProperty("organisation").GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_record_made_here_is_found_listed_and_read()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        using var api = await app.Api();
        var made = JsonElement.Parse(await (await api.PostAsJsonAsync("/api/v1/people", new { fullName = "Budi Santoso", phones = new[] { "0812 1111 2222" }, birthday = "--08-17" })).Content.ReadAsStringAsync());

        var list = await phone.Propfind(phone.People, 1, "<D:resourcetype/><D:getcontenttype/><D:getetag/>");

        var href = phone.People + made.GetProperty("id").GetString() + ".vcf";
        Assert.Equal([phone.People, href], list.Hrefs);
        var got = await phone.Multiget(href, phone.People + "nobody.vcf");
        Assert.Contains("FN:Budi Santoso\r\n", got[DavClient.C + "address-data"], StringComparison.Ordinal);
        Assert.Contains("BDAY:--08-17\r\n", got[DavClient.C + "address-data"], StringComparison.Ordinal);
        Assert.Contains("404", got.Responses[1].Element(DavClient.D + "status")!.Value, StringComparison.Ordinal);
    }
}
