using System.Net;
using Akrab.Customers.Parties;
using Akrab.Data.Backup;
using Akrab.Data.Checks;
using Akrab.Data.Erasing;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>Whoever was erased is nowhere any more, not even as bytes, and nothing brings them back.</summary>
public abstract class Erased_for_good(Engine engine)
{
    public sealed class On_sqlite() : Erased_for_good(Engine.Sqlite);

    public sealed class On_postgres() : Erased_for_good(Engine.Postgres);

    [Fact]
    public async Task Nothing_is_left_of_somebody_of_whom_there_was_everything()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        var her = await Zubaedah.MoveIn(app, owner);
        var person = app.Services.GetRequiredService<Registry>().Get(typeof(Person));
        await app.Services.GetRequiredService<Sealer>().Seal(default);
        foreach (var trace in Zubaedah.Traces.Where(t => t is not "9977 5533"))
            Assert.NotEmpty(await Traced.In(app, trace));

        var backup = Path.Combine(Directory.CreateTempSubdirectory("akrab-test-").FullName, "before.zip");
        await app.Services.GetRequiredService<BackupWriter>().Write(backup, null, default);
        var eraser = app.Services.GetRequiredService<Eraser>();
        var erasure = await eraser.Erase(app.Tenant, person, her.Id.Value, null, $"Diminta oleh {Zubaedah.Name}", null, default);

        Assert.Equal([], await Traced.In(app, Zubaedah.Traces));
        await IsFine(app);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var friend = await db.Set<Person>().SingleAsync(p => p.Id == her.Friend);
            Assert.Contains("[dihapus]", friend.Notes);
            Assert.Contains("kuliah", friend.Notes);
            var proof = await db.Set<ErasureRow>().SingleAsync(e => e.Id == erasure);
            Assert.Contains("consent.kept", proof.Sum);
            Assert.Equal("Diminta oleh [dihapus]", proof.Because);
            var separate = await Assert.ThrowsAsync<BrokenRule>(() => scope.ServiceProvider.GetRequiredService<Merger>().Separate(person, her.Id.Value, Guid.NewGuid(), default));
            Assert.Equal("merge.undone", separate.Rule);
            Assert.False(await db.Set<MergeRow>().AnyAsync());
        }

        await owner.Open("/people");
        foreach (var gone in (Guid[])[her.Id.Value, her.Twin.Value])
            Assert.NotEqual(System.Net.HttpStatusCode.SeeOther, (await owner.Post($"/people/{gone}/restore", [])).Status);
        Assert.Equal([], await Traced.In(app, Zubaedah.Traces));
        await Assert.ThrowsAsync<BrokenRule>(() => eraser.Erase(app.Tenant, person, Guid.NewGuid(), null, "", null, default));
        await Restored(app, backup, her);
    }

    /// <summary>Yesterday's backup has her; restored, with what the data folder remembers, it has not.</summary>
    private static async Task Restored(TestApp app, string backup, Zubaedah her)
    {
        var folder = Directory.CreateTempSubdirectory("akrab-test-").FullName;
        var remembered = await File.ReadAllTextAsync(Path.Combine(app.Place.Folder, "erasures.jsonl"));
        Assert.Contains(her.Id.Value.ToString(), remembered);
        await File.WriteAllTextAsync(Path.Combine(folder, "erasures.jsonl"), remembered);
        await using (var services = new ServiceCollection().AddLogging().AddAkrab(new DataPlace(folder)).BuildServiceProvider())
        {
            await services.GetRequiredService<Database>().Prepare(default);
            await services.GetRequiredService<BackupReader>().Read(backup, null, default);
            Assert.NotEmpty(await Traced.In(folder, Zubaedah.Traces));
            Assert.Equal(1, await services.GetRequiredService<Eraser>().Replay(default));
            Assert.Equal(0, await services.GetRequiredService<Eraser>().Replay(default));
            Assert.Equal([], await Traced.In(folder, Zubaedah.Traces));
            var report = await services.GetRequiredService<Checkup>().Run(default);
            Assert.True(report.IsFine, string.Join('\n', report.Findings));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Who_may_sees_what_goes_types_the_name_and_gets_the_proof()
    {
        await using var app = await TestApp.Start(engine);
        await app.AddMember("jual@tokouji.id", "Penjual", "sales");
        using var owner = await app.SignIn();
        using var sales = await app.SignIn("jual@tokouji.id");
        await sales.Open("/me");
        var person = (await sales.Post("/people", [new("fullName", "Hanya Coba")])).Location!;
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.Open(person + "/erase")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.Post(person + "/erase", [new("name", "Hanya Coba"), new("because", "iseng")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await sales.Open("/erasures")).Status);

        Assert.NotNull((await owner.Open(person)).Page.QuerySelector($"a[href='{person}/erase']"));
        Assert.Contains("UU PDP-7", (await owner.Open(person + "/erase?request=UU%20PDP-7")).Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Submit(person + "/erase", ("name", "Orang Lain"), ("because", "Diminta"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await owner.Submit(person + "/erase", ("name", "Hanya Coba"))).Status);
        var proof = (await owner.Submit(person + "/erase", ("name", "Hanya Coba"), ("because", "Diminta"), ("request", "UU PDP-7"))).Location!;
        Assert.StartsWith("/erasures/", proof);
        var page = await owner.Open(proof);
        Assert.Contains("UU PDP-7", page.Text);
        Assert.Contains("Sari Dewi", page.Text);
        Assert.DoesNotContain("Hanya Coba", page.Text);
        Assert.Contains("Diminta", (await owner.Open("/erasures")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Open(person)).Status);
    }

    [Fact]
    public async Task What_another_company_keeps_stays_theirs()
    {
        await using var app = await TestApp.Start(engine);
        using var owner = await app.SignIn();
        await owner.Open("/people/new");
        var person = (await owner.Submit("/people", ("fullName", "Zubaedah Pohan"))).Location!.Split('?')[0];
        await owner.Open(person);
        await owner.Upload(person + "/files", "file", "nota.txt", "Nota beras 25 kg");
        await owner.Open(person);
        await owner.Upload(person + "/files", "file", "lain.txt", "Hanya di sini");
        var neighbour = await app.Services.GetRequiredService<Data.People.Newcomers>().AddTenant("Tetangga", "id", default);
        string theirs;
        await using (var scope = app.Services.Begin(Data.Access.Acting.System(neighbour)))
        {
            theirs = (await scope.ServiceProvider.GetRequiredService<Data.Files.Files>().Add(new MemoryStream("Nota beras 25 kg"u8.ToArray()), "nota.txt", "text/plain", default)).Digest;
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync();
        }

        string[] ours;
        await using (var scope = app.Begin())
            ours = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<StoredFileRow>().Select(f => f.Digest).ToArrayAsync();
        Assert.Contains(theirs, ours);
        await owner.Open(person + "/erase");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit(person + "/erase", ("name", "Zubaedah Pohan"), ("because", "Diminta"))).Status);

        var store = app.Services.GetRequiredService<Data.Files.FileStore>();
        Assert.True(store.Has(theirs));
        Assert.False(store.Has(Assert.Single(ours, digest => digest != theirs)));
    }

    /// <summary>Every text that a table of companies keeps is one the engine reads, but for keys, digests and proofs.</summary>
    [Fact]
    public async Task Every_text_of_the_model_is_reached()
    {
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var reached = Eraser.Reached(db);
        var texts = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && t.FindProperty("TenantId") is not null)
            .SelectMany(t => t.GetProperties().Where(p => p.PropertyInfo is not null && p.ClrType == typeof(string)).Select(p => $"{t.GetTableName()}.{p.GetColumnName()}")).Distinct().ToList();
        Assert.True(texts.Count > 60);
        Assert.Equal([], texts.Except(reached).Where(text => !Apart.Contains(text.Split('.')[0])).Order(StringComparer.Ordinal));
    }

    /// <summary>Tokens of members; proofs; what is written anew with its record; digests.</summary>
    private static readonly string[] Apart = ["api_tokens", "erasures", "field_values", "seals"];

    private static async Task IsFine(TestApp app)
    {
        var report = await app.Services.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
    }
}
