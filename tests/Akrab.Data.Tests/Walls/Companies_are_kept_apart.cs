using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Akrab.Data.Tests.Walls;

/// <summary>PostgreSQL itself keeps companies apart: whatever is asked through the program's own role, without EF and its filters.</summary>
public sealed class Companies_are_kept_apart
{
    /// <summary>Read by LIKE, which no index answers below a policy; what is found there is looked up in tables that have one.</summary>
    private const string Unguarded = "search_docs";

    [Fact]
    public async Task The_role_of_the_program_is_bound_by_the_walls()
    {
        await using var house = await Made();
        Assert.Equal("f", await Text(house, null, "SELECT left((rolsuper OR rolbypassrls)::text, 1) FROM pg_roles WHERE rolname = current_user"));
        var report = await house.Services.GetRequiredService<Checkup>().Run(default);
        Assert.Equal(0, report.Checked["walls"]);
    }

    [Fact]
    public async Task Without_a_company_no_table_shows_a_row()
    {
        await using var house = await Made();
        var tables = await Guarded(house);
        Assert.True(tables.Count > 30, "There are fewer tables than there must be.");
        foreach (var table in tables)
            Assert.Equal("0", await Text(house, null, $"SELECT count(*) FROM \"{table}\""));
        Assert.NotEqual("0", await Text(house, "everywhere", "SELECT count(*) FROM parties"));
    }

    [Fact]
    public async Task One_company_sees_no_row_of_another_and_cannot_touch_or_make_one()
    {
        await using var house = await Made();
        var other = await Neighbour(house);
        var (mine, theirs) = (house.Tenant.Value, other.Value);
        foreach (var table in await Guarded(house))
        {
            Assert.Equal("0", await Text(house, mine.ToString(), $"SELECT count(*) FROM \"{table}\" WHERE tenant_id <> '{mine}'"));
            Assert.Equal("0", await Text(house, mine.ToString(), $"WITH gone AS (DELETE FROM \"{table}\" WHERE tenant_id = '{theirs}' RETURNING 1) SELECT count(*) FROM gone"));
        }

        Assert.Equal("1", await Text(house, mine.ToString(), "SELECT count(*) FROM parties"));
        Assert.Equal("1", await Text(house, theirs.ToString(), "SELECT count(*) FROM parties"));
        var made = await Assert.ThrowsAsync<PostgresException>(() => Text(house, mine.ToString(), $"INSERT INTO settings (tenant_id, key, value) VALUES ('{theirs}', 'x', 'x') RETURNING key"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, made.SqlState);
        var moved = await Assert.ThrowsAsync<PostgresException>(() => Text(house, mine.ToString(), $"UPDATE parties SET tenant_id = '{theirs}' RETURNING id::text"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, moved.SqlState);
    }

    /// <summary>Two connections, eight companies, questions and writes at once, and every tenth fails or is given up in the middle.</summary>
    [Fact]
    public async Task A_connection_never_carries_one_company_over_to_another()
    {
        await using var house = await Made(";Maximum Pool Size=2");
        List<TenantId> companies = [house.Tenant];
        for (var i = 0; i < 7; i++)
            companies.Add(await Neighbour(house));

        await Parallel.ForEachAsync(Enumerable.Range(0, 600), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (turn, stop) =>
        {
            var company = companies[turn * 7 % companies.Count];
            await using var scope = house.Begin(Acting.System(company));
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            switch (turn % 10)
            {
                case 0:
                    await Assert.ThrowsAnyAsync<Exception>(() => db.Database.SqlQueryRaw<int>("SELECT 1 / count(*)::int AS \"Value\" FROM parties WHERE tenant_id IS NULL").ToListAsync(stop));
                    break;
                case 1:
                    await using (await db.Database.BeginTransactionAsync(stop))
                        Assert.Equal(company.Value, Assert.Single(await Seen(db, stop)));
                    break;
                case 2:
                    using (var late = new CancellationTokenSource(TimeSpan.FromMilliseconds(2)))
                        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("SELECT pg_sleep(1)", late.Token));
                    break;
                case 3:
                    db.Add(new SettingRow { TenantId = company, Key = $"turn-{turn}", Value = "x" });
                    await db.SaveChangesAsync(stop);
                    break;
                case 4:
                    using (db.Everywhere())
                        Assert.Equal(companies.Count, (await Seen(db, stop)).Count);
                    break;
                case 5:
                    await using (var nobody = house.Services.CreateAsyncScope())
                        Assert.Empty(await Seen(nobody.ServiceProvider.GetRequiredService<AkrabDb>(), stop));
                    break;
            }

            Assert.Equal(company.Value, Assert.Single(await Seen(db, stop)));
        });

        foreach (var (company, nr) in companies.Select((c, i) => (c, i)))
            Assert.Equal($"{Enumerable.Range(0, 600).Count(turn => turn % 10 == 3 && turn * 7 % companies.Count == nr)}", await Text(house, company.Value.ToString(), "SELECT count(*) FROM settings WHERE key LIKE 'turn-%'"));
    }

    /// <summary>The second waits for the first, and PostgreSQL then looks at the row and its wall anew.</summary>
    [Theory]
    [InlineData("everywhere", "1")]
    [InlineData(null, "0")]
    public async Task Two_may_write_one_row_at_once(string? told, string written)
    {
        await using var house = await Made();
        const string write = "WITH done AS (UPDATE parties SET version = version + 1 RETURNING 1) SELECT count(*) FROM done";
        await using var first = new NpgsqlConnection(house.Place.Postgres + ";Pooling=false");
        await first.OpenAsync();
        await using var turn = await first.BeginTransactionAsync();
        await using (var begin = new NpgsqlCommand($"SET LOCAL akrab.tenant = 'everywhere'; {write}", first))
            await begin.ExecuteNonQueryAsync();

        var second = Text(house, told, write);
        await Task.WhenAny(second, Task.Delay(200));
        await turn.CommitAsync();
        Assert.Equal(written, await second);
    }

    [Fact]
    public async Task A_wall_that_was_taken_down_is_noticed()
    {
        await using var house = await Made();
        foreach (var breaking in (string[])["ALTER TABLE parties NO FORCE ROW LEVEL SECURITY", "ALTER TABLE journals DISABLE ROW LEVEL SECURITY", "CREATE POLICY wide ON settings USING (true)"])
            await Text(house, null, breaking);
        var report = await house.Services.GetRequiredService<Checkup>().Run(default);
        Assert.Equal(3, report.Checked["walls"]);
    }

    /// <summary>Every place from which all companies are looked over; one more is a decision.</summary>
    [Fact]
    public void Only_named_places_look_over_all_companies()
    {
        string[] known =
        [
            "src/Akrab.Host/Cli/CutOff.cs", "src/Akrab.Host/Serving/Greeting.cs",
            "src/Modules/Akrab.Admin/Settings/Members/Staff.cs", "src/Modules/Akrab.Admin/Setup/FirstOwner.cs", "src/Modules/Akrab.Admin/SignIn/Homes.cs",
            "src/Modules/Akrab.Conversations/Letters/Carrier.cs", "src/Modules/Akrab.Conversations/Mailboxes/Followers.cs",
            "src/Modules/Akrab.Customers/Activities/Remembrancer.cs", "src/Modules/Akrab.Commerce/Paper/PaperDesk.cs", "src/Modules/Akrab.Sales/Leads/LeadWatch.cs", "src/Modules/Akrab.Sales/Leads/Forms/Doorstep.cs", "src/Modules/Akrab.Notices/Telling/Bearer.cs",
            "src/Platform/Akrab.Data/Backup/BackupReader.cs", "src/Platform/Akrab.Data/Backup/BackupWriter.cs", "src/Platform/Akrab.Data/Checks/Checkup.cs",
            "src/Platform/Akrab.Data/Jobs/JobHold.cs", "src/Platform/Akrab.Data/Jobs/JobQueue.cs", "src/Platform/Akrab.Data/Leaving/CompanyEraser.cs", "src/Platform/Akrab.Data/Moving/CompanyOut.cs", "src/Platform/Akrab.Data/Outbox/OutboxQueue.cs",
            "src/Platform/Akrab.Data/Erasing/Eraser.cs", "src/Modules/Akrab.Privacy/Door/Doorway.cs", "src/Modules/Akrab.Privacy/Door/FormSettings.cs", "src/Modules/Akrab.Privacy/Requests/DueWatch.cs",
            "src/Platform/Akrab.Data/People/ApiTokens.cs", "src/Platform/Akrab.Data/Sealing/Sealer.cs", "src/Platform/Akrab.Data/Setup/Database.cs",
            "src/Platform/Akrab.Web/Import/ForgetContents.cs", "src/Platform/Akrab.Web/Sessions/Memberships.cs",
        ];
        var found = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Folder, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("ervices.BeginEverywhere()") || text.Contains("db.Everywhere()")))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Folder, file)).Order(StringComparer.Ordinal);
        Assert.Equal(known.Order(StringComparer.Ordinal), found);
    }

    private static Task<List<Guid>> Seen(AkrabDb db, CancellationToken stop) => db.Database.SqlQueryRaw<Guid>("SELECT DISTINCT tenant_id AS \"Value\" FROM parties").ToListAsync(stop);

    private static async Task<TestDatabase> Made(string more = "")
    {
        var house = await TestDatabase.Make(Engine.Postgres, House.Open(), connection: more);
        await Fill(house, house.Tenant);
        return house;
    }

    private static async Task<TenantId> Neighbour(TestDatabase house)
    {
        var tenant = await house.AddTenant($"Tetangga {Guid.NewGuid():N}");
        await Fill(house, tenant);
        return tenant;
    }

    private static async Task Fill(TestDatabase house, TenantId tenant)
    {
        await using var scope = house.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new Person { FullName = "Budi Santoso" });
        await db.SaveChangesAsync();
    }

    private static async Task<List<string>> Guarded(TestDatabase house)
    {
        List<string> tables = [];
        await using var connection = new NpgsqlConnection(house.Place.Postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT table_name FROM information_schema.columns WHERE column_name = 'tenant_id' AND table_schema = 'public' ORDER BY 1", connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        Assert.Contains(Unguarded, tables);
        return [.. tables.Where(t => t != Unguarded)];
    }

    /// <summary>Asked by hand, through a connection of its own.</summary>
    private static async Task<string?> Text(TestDatabase house, string? told, string sql)
    {
        await using var connection = new NpgsqlConnection(house.Place.Postgres + ";Pooling=false");
        await connection.OpenAsync();
        if (told is not null)
            await using (var tell = new NpgsqlCommand($"SET akrab.tenant = '{told}'", connection))
                await tell.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
