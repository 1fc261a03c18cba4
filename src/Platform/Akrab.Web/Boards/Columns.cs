using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Boards;

/// <summary>The columns of a board, and where they are records in groups, which groups there are and which is shown.</summary>
/// <param name="All">What is written of a card's value, and what the column is called.</param>
/// <param name="Groups">None where the columns are choices.</param>
/// <param name="Arranged">Where whoever looks may change them; null where they may not.</param>
public sealed record Columns(IReadOnlyList<(string Key, string Title)> All, IReadOnlyList<(string Key, string Title)> Groups, string? Shown, EntityDefinition? Arranged)
{
    /// <summary>What asks for a group.</summary>
    public const string Question = "in";

    /// <param name="asked">The group asked for; the first there is, when it is none of them.</param>
    internal static async Task<Columns> Of(BoardDefinition board, string? asked, AkrabDb db, CancellationToken stop)
    {
        if (board.By.Type is ChoiceType choice)
            return new Columns([.. choice.Options.Select(o => (o.Key, o.Label()))], [], null, null);

        var definition = db.Registry.Targets(board.By.Type.ClrType).First();
        var (group, order) = (definition.Find(board.Columns!.Value.Group)!, definition.Find(board.Columns.Value.Order)!);
        var groupDefinition = db.Registry.Targets(group.Type.ClrType).First();
        var groups = (await groupDefinition.Accept(new Reading(db, stop))).OrderBy(g => groupDefinition.Find(board.Columns.Value.Order)?.Get(g)).Select(g => (Key: g.Key.ToString(), Title: groupDefinition.TitleOf(g))).ToList();
        var shown = groups.Select(g => g.Key).FirstOrDefault(key => key == asked) ?? groups.Select(g => g.Key).FirstOrDefault();
        var columns = (await definition.Accept(new Reading(db, stop))).Where(c => group.Type.Write(group.Get(c)) == shown).OrderBy(c => order.Get(c));
        return new Columns([.. columns.Select(c => (c.Key.ToString(), definition.TitleOf(c)))], groups, shown, db.Acting.MayChange(groupDefinition) ? groupDefinition : null);
    }

    private sealed class Reading(AkrabDb db, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<Entity>>>
    {
        private const int Most = 200;

        public async Task<IReadOnlyList<Entity>> Visit<T>(Definition<T> definition) where T : Entity =>
            await db.Set<T>().AsNoTracking().OrderBy(r => EF.Property<object>(r, "Id")).Take(Most).ToListAsync(stop);
    }
}
