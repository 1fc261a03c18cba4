using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Writing;

/// <summary>What becomes of one record: made when there is no before, changed otherwise.</summary>
public sealed record Change(EntityDefinition Definition, Entity? Before, Entity After)
{
    /// <summary>The deed of putting a record back as it was, its moment of change included.</summary>
    public const string RollBack = "roll-back";

    /// <summary>The deed of making several records one, on each record that changes by it.</summary>
    public const string Merge = "merge";

    /// <summary>The deed of taking a merge apart.</summary>
    public const string Separation = "separate";

    /// <summary>The deed of making a record.</summary>
    public const string Creation = "create";

    /// <summary>The deed of erasing: its values are not written to the journal.</summary>
    public const string Erasure = "erase";

    /// <summary>The deed of putting a record into the bin.</summary>
    public const string Deletion = "delete";

    /// <summary>The deed's name for the journal, when it is not plainly a creation or an edit.</summary>
    public string? Action { get; init; }

    /// <summary>Where several deeds led from before to after: each by itself, for the journal.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    public bool IsNew => Before is null;

    public bool IsDeletion => Before is { DeletedAt: null } && After.DeletedAt is not null;

    public bool IsRestoration => Before is { DeletedAt: not null } && After.DeletedAt is null;

    public string ActionName => Action ?? (IsNew ? Creation : IsDeletion ? Deletion : IsRestoration ? "restore" : "edit");
}

/// <summary>One of several deeds on a record in one unit of work.</summary>
/// <param name="Source">What caused it as a whole.</param>
public sealed record Step(string Action, Guid? Source, Entity Before, Entity After);

/// <summary>What becomes of one of the platform's own rows; what was not so before is refused.</summary>
public sealed record RowChange(TenantRow Before, TenantRow After);

/// <summary>One of the platform's own rows that goes.</summary>
internal sealed record RowRemoval(TenantRow Row);

/// <summary>Rows that follow from a change and are written with it: a module's projection.</summary>
public interface IProjection
{
    /// <summary>Adds the rows that follow; called once per change, in the same unit of work.</summary>
    void Project(Change change, ProjectedRows rows);
}

/// <summary>Collects what a projection wants written.</summary>
public sealed class ProjectedRows
{
    internal List<(Type Row, IReadOnlyList<(string Member, object? Value)> Where)> Removed { get; } = [];

    internal List<object> Added { get; } = [];

    public void Add(object row) => Added.Add(row);

    /// <summary>Removes all rows of a type whose members have these values; the tenant is added.</summary>
    public void RemoveAll<TRow>(params IReadOnlyList<(string Member, object? Value)> where) => Removed.Add((typeof(TRow), where));
}
