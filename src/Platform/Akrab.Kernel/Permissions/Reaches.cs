namespace Akrab.Kernel.Permissions;

/// <summary>How far a right reaches.</summary>
public enum Reach
{
    None,

    /// <summary>What one owns.</summary>
    Own,

    /// <summary>What belongs to one's team and the teams below it.</summary>
    Team,

    All,
}

/// <summary>What can be done with records.</summary>
public enum Verb
{
    Read,
    Create,
    Change,
    Delete,
}

/// <summary>What somebody may do with a field.</summary>
public enum FieldRight
{
    Hidden,
    Read,
    Write,
}

/// <summary>How far each verb reaches among the records of an entity.</summary>
public sealed record Reaches(Reach Read, Reach Create, Reach Change, Reach Delete)
{
    public static readonly Reaches None = new(Reach.None, Reach.None, Reach.None, Reach.None);

    public static readonly Reaches All = new(Reach.All, Reach.All, Reach.All, Reach.All);

    public Reach this[Verb verb] => verb switch
    {
        Verb.Read => Read,
        Verb.Create => Create,
        Verb.Change => Change,
        _ => Delete,
    };

    /// <summary>The wider reach of each verb.</summary>
    public Reaches Or(Reaches other) => new(Wider(Read, other.Read), Wider(Create, other.Create), Wider(Change, other.Change), Wider(Delete, other.Delete));

    private static Reach Wider(Reach one, Reach other) => one > other ? one : other;
}
