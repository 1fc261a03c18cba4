namespace Akrab.Data.Checks;

/// <summary>Something that must always be true of the data; a module adds checks of its own.</summary>
public interface ICheck
{
    /// <summary>What is looked at: <c>links</c>, <c>journal</c>.</summary>
    string Name { get; }

    Task Look(CheckRoom room, CancellationToken stop);
}

/// <summary>One thing that is broken, and where.</summary>
public sealed record Finding(string Check, string What, Guid? Tenant, Guid? Record);

/// <summary>What came of all checks: how many things are broken, and the first of them.</summary>
public sealed record CheckReport(IReadOnlyDictionary<string, long> Checked, IReadOnlyList<Finding> Findings)
{
    public long Broken => Checked.Values.Sum();

    public bool IsFine => Broken == 0;
}
