using Akrab.Data.Access;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.Lists;

/// <summary>The ways in which somebody comes to see rows, each of which an index can seek: a member of the row, and the values it may have. No member: all rows.</summary>
internal sealed record RowScope(string? Member, Type? Type, IReadOnlyList<object> Ways)
{
    private static readonly RowScope All = new(null, null, []);

    public static RowScope Of(Acting acting, EntityDefinition definition)
    {
        var reach = acting.Reaching(definition).Read;
        if (reach == Reach.All || !typeof(IOwned).IsAssignableFrom(definition.ClrType))
            return All;
        if (reach != Reach.Team || acting.Teams.Count == 0)
            return new(nameof(IOwned.Owner), typeof(MemberId?), [acting.Member ?? default]);

        // A record is always in its owner's team (the writer sees to it), so one's own rows are among the team's.
        return new(nameof(IOwned.Team), typeof(TeamId?), [.. acting.Teams.Select(team => (object)team)]);
    }
}
