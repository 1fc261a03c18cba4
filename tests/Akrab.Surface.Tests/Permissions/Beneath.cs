using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>Changes values in the database without a trace: no version, moment or history tells of it.</summary>
public static class Beneath
{
    /// <summary>Other values for these fields, in all records of an entity.</summary>
    public static async Task<IReadOnlyList<Change>> Others(TestApp app, EntityDefinition definition, IReadOnlyList<Field> fields, Random dice)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        Dictionary<Type, List<Guid>> linked = [];
        foreach (var link in fields.Select(f => f.Type).OfType<LinkType>().DistinctBy(t => t.ClrType))
            foreach (var target in db.Registry.Targets(link.ClrType))
                (linked.TryGetValue(link.ClrType, out var ids) ? ids : linked[link.ClrType] = []).AddRange((await target.Accept(new All(db))).Select(r => r.Key));

        List<Change> changes = [];
        foreach (var before in await definition.Accept(new All(db)))
        {
            var after = before.Copy();
            foreach (var field in fields)
                field.Set(after, field.Type is LinkType link ? link.Make(linked[link.ClrType][dice.Next(linked[link.ClrType].Count)]) : field.Type.Sample(dice));
            changes.Add(new Change(definition, before, after) { Action = Change.RollBack });
        }

        return changes;
    }

    public static async Task Write(TestApp app, IReadOnlyList<Change> changes)
    {
        await Books.Open(app);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        await db.Write(changes, [], CancellationToken.None);
        const string Told = "journals WHERE action = '" + Change.RollBack + "'";
        IEnumerable<string> forgotten =
        [
            .. changes.Select(c => db.Model.FindEntityType(c.Definition.ClrType)!.GetTableName()!).Distinct().Select(table => $"UPDATE \"{table}\" SET version = version - 1 WHERE id IN (SELECT record FROM {Told})"),
            "DELETE FROM " + Told,
        ];
        foreach (var sql in forgotten)
            await db.Database.ExecuteSqlRawAsync(sql);
    }

    private sealed class All(AkrabDb db) : IEntityVisitor<Task<List<Entity>>>
    {
        public async Task<List<Entity>> Visit<T>(Definition<T> definition) where T : Entity => [.. await db.Set<T>().IgnoreQueryFilters(["deleted"]).AsNoTracking().ToListAsync()];
    }
}
