using System.CommandLine;

namespace Akrab.Host.Cli;

/// <summary>One thing the command line can do.</summary>
internal abstract class Verb(string name, string help) : Command(name, help)
{
    /// <summary>Whether it looks at data at all.</summary>
    public virtual bool NeedsDatabase => true;

    /// <summary>Whether it makes the database when there is none; verbs that only look do not.</summary>
    public virtual bool MakesDatabase => true;

    /// <summary>Whether it works for a tenant, so that the first start, without the demo company, happens before it.</summary>
    public virtual bool NeedsTenant => true;

    /// <summary>Whether it may run inside a running server; otherwise it needs the data folder for itself.</summary>
    public virtual bool RunsInServer => true;

    /// <summary>Whether imports that were cut off come to their end before it; other verbs only tell of them.</summary>
    public virtual bool GoesOn(ParseResult typed) => false;

    /// <summary>Does it, and gives the exit code.</summary>
    public abstract Task<int> Do(Work work, CancellationToken stop);
}

/// <summary>The exit codes that scripts rely on.</summary>
internal static class Exit
{
    public const int Fine = 0;

    /// <summary>Rows were rejected, a check failed, or the verb could not be done.</summary>
    public const int Failed = 1;

    /// <summary>It was not understood.</summary>
    public const int Usage = 2;
}

/// <summary>What was typed cannot be done as typed; the message says how.</summary>
internal sealed class UsageProblem(string message) : Exception(message);
