using System.Net;
using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Privacy.Incidents;
using Akrab.Privacy.Registers;
using Akrab.Privacy.Retention;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Privacy.Tests;

public abstract class Retention_incidents_and_registers(Engine engine)
{
    public sealed class OnSqlite() : Retention_incidents_and_registers(Engine.Sqlite);

    public sealed class OnPostgres() : Retention_incidents_and_registers(Engine.Postgres);

    [Fact]
    public async Task What_the_preview_shows_goes_and_whoever_is_on_hold_stays()
    {
        var clock = new Turned();
        await using var shop = await Shop.Open(engine, services => services.AddSingleton<TimeProvider>(clock));
        clock.Back = TimeSpan.FromDays(800);
        var (old, held, fresh) = (await shop.Meet("Lama Sekali"), await shop.Meet("Ditahan Dulu"), await shop.Meet("Baru Saja", spokeAt: DateTimeOffset.UtcNow));
        clock.Back = TimeSpan.Zero;
        await shop.Do($"/people/{held.Value}", "protect", ("kind", "legal-hold"), ("because", "Sengketa"));
        await shop.Sari.Open("/retention-rules/new");
        var rule = (await shop.Sari.Submit("/retention-rules", ("name", "Lama"), ("subject", "silent-people"), ("months", "24"))).Location!;
        var preview = await shop.Sari.Open($"{rule}/preview");
        Assert.Contains("Lama Sekali", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ditahan Dulu", preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Baru Saja", preview.Text, StringComparison.Ordinal);

        // One who was not shown may not go with the others.
        Assert.NotEqual(HttpStatusCode.SeeOther, (await shop.Sari.Submit($"{rule}/switch-on", ("seen", "7"))).Status);
        await shop.Sari.Open($"{rule}/preview");
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Sari.Submit($"{rule}/switch-on")).Status);
        await shop.Sari.Open("/privacy");
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Sari.Submit("/privacy/retention/run")).Status);
        await shop.Worked("retention");

        Assert.Equal([held, fresh], (await shop.See(db => db.Set<Person>().Select(p => p.Id).ToListAsync())).OrderBy(p => p == fresh));
        Assert.Equal([old], await shop.See(db => db.Binned<Person>().Select(p => p.Id).ToListAsync()));
        var ran = await shop.See(db => db.Set<RetentionRule>().AsNoTracking().SingleAsync());
        Assert.StartsWith("1 ", ran.LastReport, StringComparison.Ordinal);

        // Who changes the time has to look again.
        await shop.Sari.Open($"{rule}/edit");
        await shop.Sari.Submit(rule, ("months", "1"));
        Assert.False(await shop.See(db => db.Set<RetentionRule>().AnyAsync(r => r.SwitchedOnAt != null)));
    }

    [Fact]
    public async Task What_a_rule_erases_does_not_come_back()
    {
        var clock = new Turned();
        await using var shop = await Shop.Open(engine, services => services.AddSingleton<TimeProvider>(clock));
        clock.Back = TimeSpan.FromDays(800);
        foreach (var name in (string[])["Lama Sekali", "Lama Juga"])
            await shop.Meet(name);
        clock.Back = TimeSpan.Zero;
        await shop.Sari.Open("/retention-rules/new");
        var rule = (await shop.Sari.Submit("/retention-rules", ("name", "Lama"), ("subject", "silent-people"), ("months", "24"), ("erases", "true"))).Location!;
        Assert.Contains("erased for good", (await shop.Sari.Open($"{rule}/preview")).Says("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Sari.Submit($"{rule}/switch-on")).Status);
        await shop.Sari.Open("/privacy");
        await shop.Sari.Submit("/privacy/retention/run");
        await shop.Worked("retention");

        Assert.StartsWith("2 ", (await shop.See(db => db.Set<RetentionRule>().AsNoTracking().SingleAsync())).LastReport, StringComparison.Ordinal);
        Assert.False(await shop.See(db => db.Set<Person>().IgnoreQueryFilters(["deleted"]).AnyAsync(p => p.FullName.StartsWith("Lama"))));
        Assert.DoesNotContain("Lama", (await shop.Sari.Open("/people")).Says("main"), StringComparison.Ordinal);
        var proofs = await shop.Sari.Open("/erasures");
        Assert.Single(proofs.Page.QuerySelectorAll("main a[href^='/erasures/']"));

        // Lines of timelines alone cannot be erased: nobody would be it.
        await shop.Sari.Open("/retention-rules/new");
        var lines = (await shop.Sari.Submit("/retention-rules", ("name", "Catatan"), ("subject", "old-interactions"), ("months", "24"), ("erases", "true"))).Location!;
        await shop.Sari.Open($"{lines}/preview");
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Sari.Submit($"{lines}/switch-on")).Status);
    }

    [Fact]
    public async Task Those_concerned_are_found_by_a_list_and_kept_as_they_were()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Meet("Ani Bandung", "ani@contoh.id");
        await shop.Meet("Budi Solo");
        await shop.Sari.Open("/incidents/new");
        var incident = (await shop.Sari.Submit("/incidents", ("name", "Laptop hilang"), ("what", "Tertinggal di kereta"), ("data", "Nama dan nomor HP"))).Location!;
        await shop.Sari.Open($"{incident}/concerned");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await shop.Sari.Submit($"{incident}/concerned", ("list", "/people?shoeSize=43"))).Status);
        await shop.Sari.Open($"{incident}/concerned");
        Assert.Equal(HttpStatusCode.SeeOther, (await shop.Sari.Submit($"{incident}/concerned", ("list", "/people?fullName[starts]=Ani"))).Status);
        await shop.Meet("Ani Kedua");
        var page = await shop.Sari.Open($"{incident}/concerned");
        Assert.Contains("Ani Bandung", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Budi Solo", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ani Kedua", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ani Bandung", (await shop.Sari.Open($"{incident}/concerned.csv")).Text, StringComparison.Ordinal);

        var notices = await shop.Sari.Open($"{incident}/notices");
        Assert.Contains("Tertinggal di kereta", notices.Text, StringComparison.Ordinal);
        Assert.Equal(4, notices.Page.QuerySelectorAll("main .card [lang]").Length);
        await shop.Sari.Submit($"{incident}/notices/otherwise", ("how", "Surat tercatat"));
        var told = await shop.See(db => db.Set<Incident>().AsNoTracking().SingleAsync());
        Assert.Equal((1, true), (told.Concerned!.Value, told.PeopleToldAt is not null));
        Assert.Contains("Surat tercatat", (await shop.Sari.Open($"{incident}/concerned")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_names_every_field_of_everything_that_is_about_somebody()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Sari.Open("/settings/fields/people/new");
        await shop.Sari.Submit("/settings/fields/people/new", ("label.id", "Agama"), ("label.en", "Religion held"), ("kind", "text"));
        await using var scope = shop.App.Begin();
        var register = await scope.ServiceProvider.GetRequiredService<RegisterOfProcessing>().Read(default);
        var registry = scope.ServiceProvider.GetRequiredService<Registry>();
        var aboutSomebody = registry.Entities.Where(e => e.HasFace || e.Fields.Any(f => f.Type is LinkType link && (link.ClrType == typeof(PartyId)))).ToList();
        Assert.Contains(aboutSomebody, e => e.Name == "interaction");
        foreach (var entity in aboutSomebody)
        {
            var listed = register.Records.Single(r => r.Definition == entity).Fields.Select(f => f.Label).ToList();
            Assert.All(entity.Fields, field => Assert.Contains(field.Label, listed));
        }

        Assert.Contains(register.Records, r => r.Definition.Name == "member");
        Assert.Contains(register.Records.Single(r => r.Definition.Name == "person").Fields, f => f.Specific == SpecificData.Finance);
        var page = (await shop.Sari.Open("/privacy/register")).Text;
        Assert.Contains("Religion held", page, StringComparison.Ordinal);
        Assert.Contains("Religion held", (await shop.Sari.Open("/privacy/register.csv")).Text, StringComparison.Ordinal);
        Assert.Contains("push service", (await shop.Sari.Open("/privacy/processors")).Text, StringComparison.Ordinal);
    }

    /// <summary>A clock that can be turned back.</summary>
    private sealed class Turned : TimeProvider
    {
        public TimeSpan Back { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Back;
    }
}
