using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Timeline;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Tests.Setup;

/// <summary>What is cheap in an empty database must be so in one of millions: the way SQLite takes is looked at, not how long it took.</summary>
public sealed class How_SQLite_looks_rows_up
{
    private static readonly Registry Registry = House.Open();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(500)]
    public async Task Many_ids_are_looked_up_one_by_one_whatever_the_actor_may_see(int count)
    {
        await using var database = await TestDatabase.Make(Engine.Sqlite, Registry);
        await using var scope = database.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var people = Enumerable.Range(0, count).Select(_ => new PartyId(Guid.CreateVersion7())).ToList();
        Assert.Contains("(tenant_id=? AND id=?)", await Way(db.Set<Person>().Where(p => people.Contains(p.Id))), StringComparison.Ordinal);
        Assert.Contains("(tenant_id=? AND id=?)", await Way(db.Set<Organisation>().Where(p => people.Contains(p.Id))), StringComparison.Ordinal);
        var told = Enumerable.Range(0, count).Select(_ => new InteractionId(Guid.CreateVersion7())).ToList();
        Assert.Contains("(tenant_id=? AND id=?)", await Way(db.Set<Interaction>().Where(i => told.Contains(i.Id))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_a_company_comes_in_its_order_without_being_sorted()
    {
        await using var database = await TestDatabase.Make(Engine.Sqlite, Registry);
        await using var scope = database.Begin();
        var way = await Way(scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<Person>().OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).Take(51));
        Assert.Contains("created_at_id", way, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", way, StringComparison.Ordinal);
    }

    private static async Task<string> Way<T>(IQueryable<T> asked)
    {
        await using var command = asked.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await command.Connection!.OpenAsync();
        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return string.Join('\n', steps);
    }
}
