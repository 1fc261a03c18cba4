namespace Akrab.Kernel.Entities;

/// <summary>A rule of the business forbids the deed; <see cref="Rule"/> is the key of the sentence shown to the user.</summary>
public sealed class BrokenRule(string rule, params IReadOnlyList<(string Name, object? Value)> places) : Exception(rule)
{
    /// <summary>What there may be but once is there already.</summary>
    public const string AlreadyTaken = "error.already-taken";

    public string Rule => Message;

    /// <summary>The sentence in the current language.</summary>
    public string Say() => Language.Words.Say(Rule, [.. places]);
}

/// <summary>Somebody else changed the record first.</summary>
public sealed class StaleVersion(string entity, Guid id) : Exception($"{entity} {id} was changed by somebody else")
{
    public string Entity => entity;

    public Guid Id => id;
}

/// <summary>What is wrong with the input of one field: its name and the key of the sentence that says so.</summary>
public sealed record FieldProblem(string Field, string Key, params IReadOnlyList<(string Name, object? Value)> Places)
{
    /// <summary>The sentence in the current language.</summary>
    public string Say() => Language.Words.Say(Key, [.. Places]);
}

/// <summary>The input breaks the rules of one or more fields.</summary>
public sealed class InvalidInput(IReadOnlyList<FieldProblem> problems)
    : Exception(string.Join("; ", problems.Select(p => $"{p.Field}: {p.Key}")))
{
    public IReadOnlyList<FieldProblem> Problems => problems;
}
