using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Checks;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests.Checks;

/// <summary>Each way to break a database is tried, and the check must name it.</summary>
public abstract class A_check_catches(Engine engine)
{
    public sealed class On_sqlite() : A_check_catches(Engine.Sqlite);

    public sealed class On_postgres() : A_check_catches(Engine.Postgres);

    [Fact]
    public async Task Nothing_in_a_sound_database()
    {
        await using var app = await Sound();
        var report = await Run(app);
        Assert.True(report.IsFine, string.Join('\n', report.Findings));
        Assert.Equal(12, report.Checked.Count);
    }

    [Theory]
    [InlineData("links", "UPDATE parties SET owner = id WHERE kind = 'person'")]
    [InlineData("links", "DELETE FROM parties WHERE kind = 'organisation'")]
    [InlineData("links", "UPDATE members SET \"user\" = id")]
    [InlineData("titles", "UPDATE parties SET full_name = ' ' WHERE kind = 'person'")]
    [InlineData("values", "UPDATE parties SET full_name_key = 'zzz' WHERE kind = 'person'")]
    [InlineData("values", "UPDATE parties SET tags = '[\"lain\"]' WHERE kind = 'person'")]
    [InlineData("values", "UPDATE field_values SET text_key = 'lain'")]
    [InlineData("values", "DELETE FROM field_values")]
    [InlineData("values", "UPDATE field_values SET record = tenant_id")]
    [InlineData("search", "DELETE FROM search_docs")]
    [InlineData("search", "UPDATE parties SET deleted_at = created_at WHERE kind = 'person'")]
    [InlineData("search", "UPDATE parties SET full_name = 'Orang Lain', full_name_key = 'orang lain' WHERE kind = 'person'")]
    [InlineData("journal", "DELETE FROM journals WHERE action = 'create' AND entity = 'person'")]
    [InlineData("journal", "UPDATE parties SET version = 7")]
    [InlineData("journal", "UPDATE journals SET version = 3 WHERE entity = 'person' AND version = 2")]
    [InlineData("journal", "DELETE FROM journals WHERE entity = 'activity'")]
    [InlineData("outbox", "UPDATE outboxes SET state = 'failed', event = 'nothing-known'")]
    [InlineData("outbox", "UPDATE outboxes SET state = 'failed', record_version = 99")]
    [InlineData("timeline", "DELETE FROM interaction_parties")]
    [InlineData("timeline", "UPDATE interactions SET deleted_at = at")]
    [InlineData("timeline", "UPDATE parties SET kind = 'person', full_name = name, full_name_key = name_key WHERE kind = 'organisation'")]
    [InlineData("files", "UPDATE stored_files SET size = size + 1")]
    [InlineData("files", "UPDATE stored_files SET digest = 'ab00'")]
    [InlineData("journal", "DELETE FROM journals")]
    [InlineData("objects", "DROP INDEX \"IX_journals_tenant_id_record_id\"")]
    public async Task What_was_broken_behind_its_back(string check, string breaking)
    {
        await using var app = await Sound();
        await Books.Open(app);
        await Break(app, breaking);
        var report = await Run(app);
        Assert.False(report.IsFine);
        Assert.True(report.Checked[check] > 0, $"{check} found nothing, only: {string.Join('\n', report.Findings)}");
    }

    private async Task<TestApp> Sound()
    {
        var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        await scope.ServiceProvider.GetRequiredService<Data.Files.Files>().Add(new MemoryStream([1, 2, 3]), "nota.txt", "text/plain", default);
        var shop = new Organisation { Name = "Warung Maju" };
        var member = await db.Set<Data.People.Member>().AsNoTracking().FirstAsync();
        var budi = new Person { FullName = "Budi Santoso", Organisation = shop.Id, Owner = member.Id, Tags = TextSet.Of("langganan"), Phones = Points<PhonePoint>.Of(PhonePoint.Of("0812-3456-7890")) };
        db.AddRange(shop, budi);
        await db.SaveChangesAsync();
        budi.City = "Bandung";
        await db.SaveChangesAsync();
        db.Add(new Interaction { Party = budi.Id, Kind = InteractionKind.Note, Channel = Channel.None, At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Body = "Suka kopi" });
        db.Add(new Activity { Subject = "Telepon", Party = budi.Id });
        budi.End(new DateOnly(2026, 1, 1), "Pindah");
        await db.SaveChangesAsync();
        for (var i = 0; i < 400 && await Waits(); i++)
            await Task.Delay(20);
        Assert.False(await Waits(), "The events were not delivered as soon as they were written.");
        return app;

        Task<bool> Waits() => db.Set<OutboxRow>().AnyAsync(row => row.State == OutboxState.Waiting);
    }

    private static async Task Break(TestApp app, string sql)
    {
        await using var scope = app.Services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "SET session_replication_role = replica" : "PRAGMA foreign_keys=OFF");
        var rows = await db.Database.ExecuteSqlRawAsync(sql);
        Assert.True(rows != 0 || sql.StartsWith("DROP", StringComparison.Ordinal), "Nothing was broken.");
        await db.Database.ExecuteSqlRawAsync(db.Database.IsNpgsql() ? "SET session_replication_role = DEFAULT" : "PRAGMA foreign_keys=ON");
    }

    private static Task<CheckReport> Run(TestApp app) => app.Services.GetRequiredService<Checkup>().Run(default);
}
