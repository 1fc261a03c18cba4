using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Writing;

/// <summary>A record follows its owner into their team; this remembers who is where for one unit of work.</summary>
internal sealed class OwnersTeams(IReadOnlyDictionary<MemberId, TeamId?> teams)
{
    public static async Task<OwnersTeams> For(AkrabDb db, IEnumerable<Change> changes, CancellationToken stop)
    {
        var owners = changes.Where(c => c.After is IOwned { Owner: not null } && (c.Before is null || !Equals(((IOwned)c.Before).Owner, ((IOwned)c.After).Owner)))
            .Select(c => ((IOwned)c.After).Owner!.Value).Distinct().ToList();
        if (owners.Count == 0)
            return new OwnersTeams(new Dictionary<MemberId, TeamId?>());

        if (owners is [var only] && only == db.Acting.Member)
            return new OwnersTeams(new Dictionary<MemberId, TeamId?> { [only] = db.Acting.Teams.Count > 0 ? db.Acting.Teams[0] : null });

        return new OwnersTeams(await db.Set<Member>().Where(m => owners.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Team, stop));
    }

    /// <summary>The team of an owner; none that is known of somebody who did not just become one.</summary>
    public TeamId? TeamOf(MemberId owner) => teams.GetValueOrDefault(owner);

    /// <summary>Puts the record into its owner's team.</summary>
    public void Follow(EntityDefinition definition, Entity record)
    {
        var owner = ((IOwned)record).Owner;
        var team = owner is { } known ? teams.TryGetValue(known, out var found) ? found : throw new BrokenRule("error.unknown-member") : null;
        TeamSetters.Set(definition.ClrType, record, team);
    }

    /// <summary>Puts a record into the team it was in before.</summary>
    public static void Put(EntityDefinition definition, Entity record, TeamId? team) => TeamSetters.Set(definition.ClrType, record, team);

    private static class TeamSetters
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, Action<object, object?>> Known = new();

        public static void Set(Type type, Entity record, TeamId? team) =>
            Known.GetOrAdd(type, static t => t.GetProperty(nameof(IOwned.Team))!.DeclaringType!.GetProperty(nameof(IOwned.Team))!.SetValue)(record, team);
    }
}
