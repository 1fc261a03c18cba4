using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>The history tells what people changed, and nothing that the program notes for itself.</summary>
public abstract class History(Engine engine)
{
    public sealed class OnSqlite() : History(Engine.Sqlite);

    public sealed class OnPostgres() : History(Engine.Postgres);

    [Fact]
    public async Task Leaves_out_what_an_import_notes_for_its_way_back()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Ani"), ("jobTitle", "Kasir"))).Location!;
        var member = (await owner.Open("/members")).Page.QuerySelector("td.title a")!.GetAttribute("href")!;
        await Note(app, "person", person, """{"jobTitle":[null,"Kasir"],"warna":["biru","hijau"],"updatedAt":["2026-01-01T00:00:00Z","2026-01-02T00:00:00Z"],"deletedAt":[null,null],"team":[null,"01a20000-0000-7000-8000-000000000000"]}""");
        await Note(app, "member", member, """{"team":[null,"01a20000-0000-7000-8000-000000000000"],"updatedAt":["2026-01-01T00:00:00Z","2026-01-02T00:00:00Z"]}""");

        Assert.Equal(["Jabatan", "warna"], await Fields(owner, person));
        Assert.Equal(["Tim"], await Fields(owner, member));
    }

    private static async Task<IEnumerable<string>> Fields(TestBrowser browser, string record) =>
        (await browser.Open(record + "/history")).Page.QuerySelectorAll("#history tbody th").Select(c => c.TextContent.Trim());

    private static async Task Note(TestApp app, string entity, string record, string changes)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new JournalRow { Id = Uuid7.Next(), At = DateTimeOffset.UtcNow, Action = "import", Entity = entity, Record = Guid.Parse(record.Split('/')[^1]), Version = 2, Changes = changes });
        await db.SaveChangesAsync();
    }
}
