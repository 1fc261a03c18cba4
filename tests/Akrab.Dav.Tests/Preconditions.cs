using System.Net;
using Akrab.Testing;

namespace Akrab.Dav.Tests;

public abstract class Preconditions(Engine engine)
{
    public sealed class OnSqlite() : Preconditions(Engine.Sqlite);

    public sealed class OnPostgres() : Preconditions(Engine.Postgres);

    [Fact]
    public async Task Nothing_is_overwritten_that_the_client_has_not_seen()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var href = phone.People + "a.vcf";
        var first = (await phone.Put(href, Card.Of("a", "Ani"))).Tag!;

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(href, Card.Of("a", "Budi"))).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(phone.People + "b.vcf", Card.Of("b", "Budi"), "*")).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(href, Card.Of("a", "Budi"), "W/" + first)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(href, Card.Of("a", "Budi"), "nonsense")).Status);
        var second = await phone.Put(href, Card.Of("a", "Budi"), first);
        Assert.Equal(HttpStatusCode.NoContent, second.Status);
        Assert.NotEqual(first, second.Tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(href, Card.Of("a", "Citra"), first)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Delete(href, first)).Status);
        Assert.Contains("FN:Budi", (await phone.Get(href)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotModified, (await phone.Send("GET", href, null, ("If-None-Match", second.Tag!))).Status);
        Assert.Equal(HttpStatusCode.OK, (await phone.Send("HEAD", href, null)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await phone.Delete(href, second.Tag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Get(href)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.Delete(href)).Status);
    }

    [Fact]
    public async Task What_only_the_card_keeps_changes_its_tag_too()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var href = phone.People + "a.vcf";
        var first = (await phone.Put(href, Card.Of("a", "Ani", "X-ONE:1"))).Tag!;

        var second = (await phone.Put(href, Card.Of("a", "Ani", "X-ONE:2"), first)).Tag!;

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await phone.Put(href, Card.Of("a", "Ani", "X-ONE:3"), first)).Status);
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_wins()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var href = phone.People + "a.vcf";
        var tag = (await phone.Put(href, Card.Of("a", "Ani"))).Tag!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => phone.Put(href, Card.Of("a", "Ani", $"X-WHO:{i}", $"NOTE:{i % 2}"), tag)));

        Assert.Single(answers, a => a.Status == HttpStatusCode.NoContent);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.NoContent), a => Assert.Equal(HttpStatusCode.PreconditionFailed, a.Status));
    }

    [Fact]
    public async Task A_uid_is_one_items_and_stays_its_own()
    {
        await using var app = await TestApp.Start(engine);
        using var phone = await DavClient.Of(app);
        var tag = (await phone.Put(phone.People + "a.vcf", Card.Of("a", "Ani"))).Tag!;

        Assert.Equal("no-uid-conflict", (await phone.Put(phone.People + "b.vcf", Card.Of("a", "Ani lagi"))).Condition);
        Assert.Equal("no-uid-conflict", (await phone.Put(phone.People + "a.vcf", Card.Of("other", "Ani"), tag)).Condition);

        await phone.Delete(phone.People + "a.vcf");
        Assert.Equal(HttpStatusCode.Created, (await phone.Put(phone.People + "a.vcf", Card.Of("a", "Ani"))).Status);
    }
}
