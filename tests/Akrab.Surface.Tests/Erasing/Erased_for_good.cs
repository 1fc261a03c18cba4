using Akrab.Customers.Parties;
using Akrab.Data.Checks;
using Akrab.Data.Erasing;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Sealing;
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
        await owner.Post($"/people/{her.Id.Value}/restore", []);
        await owner.Post($"/people/{her.Twin.Value}/restore", []);
        Assert.Equal([], await Traced.In(app, Zubaedah.Traces));
        await Assert.ThrowsAsync<BrokenRule>(() => eraser.Erase(app.Tenant, person, Guid.NewGuid(), null, "", null, default));
    }

    private static async Task IsFine(TestApp app)
    {
        var report = await app.Services.GetRequiredService<Checkup>().Run(default);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
    }
}
