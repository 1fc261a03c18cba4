using Akrab.Kernel.Entities;

namespace Akrab.Data.Writing;

/// <summary>Writes units of work: all statements of one or none, durable when the task ends.</summary>
internal abstract class Writer : IAsyncDisposable
{
    /// <summary>The statements that keep the search index equal to a record.</summary>
    public abstract Search.SearchIndex Search { get; }

    /// <param name="sight">Whose rows they are.</param>
    public abstract Task Write(IReadOnlyList<Statement> unit, Walls.Sight sight, CancellationToken stop);

    public abstract ValueTask DisposeAsync();

    /// <summary>A broken unique index, in the words of a rule.</summary>
    protected static BrokenRule Taken(string? constraint) => new(BrokenRule.AlreadyTaken) { Data = { ["constraint"] = constraint } };
}
