using System.Runtime.CompilerServices;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.Access;

/// <summary>Which rows of each entity somebody sees, worked out once for whoever acts, so that a filter need only look it up.</summary>
internal sealed class RowRights
{
    public static readonly RowRights None = new([], default, TeamSet.None);

    private static readonly ConditionalWeakTable<Acting, RowRights> Known = [];

    private readonly (Reach Reach, bool SeesAll)[] _entities;
    private readonly MemberId _me;
    private readonly TeamSet _teams;

    private RowRights((Reach, bool)[] entities, MemberId me, TeamSet teams) => (_entities, _me, _teams) = (entities, me, teams);

    public static RowRights Of(Acting acting, Registry registry) => Known.GetValue(acting, acting => Make(acting, registry));

    public bool Reads(int entity) => ReachOf(entity) != Reach.None;

    public TeamSet MyTeams => _teams;

    /// <summary>Whether all rows are seen: of what follows others, whether all of those are.</summary>
    public bool SeesAll(int entity) => entity < _entities.Length && _entities[entity].SeesAll;

    /// <summary>The member whose own rows are seen; nobody when not even they are.</summary>
    public MemberId Whose(int entity) => Reads(entity) ? _me : default;

    public TeamSet Teams(int entity) => ReachOf(entity) == Reach.Team ? _teams : TeamSet.None;

    private Reach ReachOf(int entity) => entity < _entities.Length ? _entities[entity].Reach : Reach.None;

    private static RowRights Make(Acting acting, Registry registry)
    {
        var entities = new (Reach Reach, bool SeesAll)[registry.Entities.Count];
        foreach (var definition in registry.Entities)
            entities[registry.Rank(definition)] = (acting.Reaching(definition).Read, SeesAll(definition));
        return new RowRights(entities, acting.Member ?? default, new TeamSet(acting.Teams));

        bool SeesAll(EntityDefinition definition) => acting.Reaching(definition).Read switch
        {
            Reach.None => false,
            Reach.All when definition.Followed is null => true,
            _ when definition.Followed is { } followed => registry.Targets(followed.Type.ClrType).All(SeesAll),
            _ => !definition.IsOwned,
        };
    }
}
