using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Safeguards;
using Akrab.Customers.Timeline;
using Akrab.Data.Checks;
using Akrab.Data.Files;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Testing;
using Akrab.Web.Bin;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>What was deleted comes back whole for thirty days, and then goes, but for what must be kept.</summary>
public abstract class The_bin_is_emptied(Engine engine)
{
    public sealed class On_sqlite() : The_bin_is_emptied(Engine.Sqlite);

    public sealed class On_postgres() : The_bin_is_emptied(Engine.Postgres);

    [Fact]
    public async Task After_thirty_days_and_of_what_may_go()
    {
        var clock = new Turned();
        await using var app = await TestApp.Start(engine, more: services => services.AddSingleton<TimeProvider>(clock));
        using var owner = await app.SignIn();
        async Task<string> Made(string name)
        {
            await owner.Open("/people/new");
            return (await owner.Submit("/people", ("fullName", name), ("phones", "0812 7000 1234"))).Location!.Split('?')[0];
        }

        var (old, held, stays, twin, young) = (await Made("Orang Lama"), await Made("Orang Ditahan"), await Made("Orang Tetap"), await Made("Orang Kembar"), await Made("Orang Baru Saja"));
        await owner.Open(old);
        await owner.Upload(old + "/files", "file", "nota.txt", "Hanya punya Orang Lama");
        string digest;
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            db.Add(new Interaction { Party = PartyId.Of(Key(old)), Kind = InteractionKind.Note, Channel = Channel.None, At = DateTimeOffset.UtcNow, Body = "rahasia-isi" });
            db.Add(new Safeguard { Party = PartyId.Of(Key(held)), Kind = SafeguardKind.LegalHold, Because = "Sengketa" });
            db.Add(new Activity { Subject = "Antar pesanan", Party = PartyId.Of(Key(old)) });
            await db.SaveChangesAsync();
            digest = await db.Set<StoredFileRow>().Select(f => f.Digest).SingleAsync();
        }

        await owner.Open($"/people/merge?pick={Key(stays)}&pick={Key(twin)}");
        Assert.Equal(HttpStatusCode.SeeOther, (await owner.Submit("/people/merge", ("stays", Key(stays).ToString()))).Status);
        foreach (var gone in (string[])[old, held])
            await owner.Post(gone + "/delete", []);

        clock.On = TimeSpan.FromDays(29);
        using var later = await app.SignIn();
        await later.Open("/me");
        await later.Post(young + "/delete", []);
        await Emptied(app);
        Assert.Equal(HttpStatusCode.SeeOther, (await later.Post(old + "/restore", [])).Status);
        Assert.Contains("rahasia-isi", (await later.Open(old)).Text);
        await later.Post(old + "/delete", []);

        clock.On = TimeSpan.FromDays(60);
        using var latest = await app.SignIn();
        await Emptied(app);
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var all = await db.Set<Person>().IgnoreQueryFilters(["deleted"]).ToDictionaryAsync(p => p.Key);
            Assert.Equal(("[dihapus]", 0), (all[Key(old)].FullName, all[Key(old)].Phones.Items.Count));
            Assert.Equal(["Orang Ditahan", "Orang Tetap", "Orang Kembar", "[dihapus]"], new[] { held, stays, twin, young }.Select(path => all[Key(path)].FullName));
            Assert.DoesNotContain("rahasia", (await db.Set<Interaction>().IgnoreQueryFilters(["deleted"]).SingleAsync()).Body ?? "");
            Assert.Equal((Key(old), "Antar pesanan"), (await db.Set<Activity>().SingleAsync()) is var left ? (left.Party!.Value.Value, left.Subject) : default);
        }

        Assert.False(app.Services.GetRequiredService<FileStore>().Has(digest));
        Assert.Contains("Keranjang sampah kosong", (await latest.Open("/people/bin")).Text);
        Assert.NotEqual(HttpStatusCode.OK, (await latest.Open(old)).Status);
        await latest.Post(old + "/restore", []);
        Assert.Equal(HttpStatusCode.NotFound, (await latest.Open(old)).Status);
        var report = await app.Services.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
    }

    private static Guid Key(string path) => Guid.Parse(path.Split('/')[^1]);

    /// <summary>The night's work, done by the house itself.</summary>
    private static async Task Emptied(TestApp app)
    {
        Guid job;
        await using (var scope = app.Begin())
        {
            job = scope.ServiceProvider.GetRequiredService<Jobs>().Enqueue(new EmptyBin()).Id;
            await scope.ServiceProvider.GetRequiredService<AkrabDb>().SaveChangesAsync();
        }

        for (var i = 0; i < 300; i++, await Task.Delay(100))
        {
            await using var scope = app.Begin();
            if (await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<JobRow>().AsNoTracking().SingleAsync(j => j.Id == job) is { FinishedAt: not null } done)
            {
                Assert.Equal(JobState.Done, done.State);
                return;
            }
        }

        Assert.Fail("The bin was not emptied within half a minute.");
    }

    /// <summary>A clock that can be put forward.</summary>
    private sealed class Turned : TimeProvider
    {
        public TimeSpan On { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + On;
    }
}
