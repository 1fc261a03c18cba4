using Akrab.Data.Access;
using Akrab.Data.People;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Lists;

/// <summary>The ways in which somebody comes to see rows, each of which an index can seek: a member of the row, and the values it may have. No member: all rows.</summary>
internal sealed record RowScope(string? Member, Type? Type, IReadOnlyList<object> Ways)
{
    private static readonly RowScope All = new(null, null, []);

    public static RowScope Of<T>(Acting acting)
    {
        if (acting.Reach == Reach.All || !typeof(IOwned).IsAssignableFrom(typeof(T)))
            return All;
        if (acting.Reach == Reach.Own || acting.Teams.Count == 0)
            return new(nameof(IOwned.Owner), typeof(MemberId?), [acting.Member ?? default]);

        // A record is always in its owner's team (the writer sees to it), so one's own rows are among the team's.
        return new(nameof(IOwned.Team), typeof(TeamId?), [.. acting.Teams.Select(team => (object)team)]);
    }
}
