using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Akrab.Data.Model;

/// <summary>
/// Teams as one parameter of a question: an array on PostgreSQL, their ids in a row on SQLite. A list that EF unfolds would have its SQL
/// written anew for every question.
/// </summary>
public sealed record TeamSet(IReadOnlyList<TeamId> Teams)
{
    public static readonly TeamSet None = new([]);

    /// <summary>Where a team stands in the set, in whatever the database counts; nothing, or nought, when it is not in it.</summary>
    public static int? Place(TeamSet teams, TeamId? team) => throw new InvalidOperationException($"The database finds {team} in {teams}.");
}

internal sealed class TeamArray() : ValueConverter<TeamSet, Guid[]>(set => set.Teams.Select(t => t.Value).ToArray(), ids => new TeamSet(ids.Select(id => new TeamId(id)).ToList()));

internal sealed class TeamBytes() : ValueConverter<TeamSet, byte[]>(set => set.Teams.SelectMany(t => t.Value.ToByteArray(true)).ToArray(), bytes => Read(bytes))
{
    private static TeamSet Read(byte[] bytes) => new([.. bytes.Chunk(16).Select(id => new TeamId(new Guid(id, true)))]);
}
