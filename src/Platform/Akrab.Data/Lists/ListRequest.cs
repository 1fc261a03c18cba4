using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.Lists;

/// <summary>One condition on a list.</summary>
public sealed record Filter(Field Field, Comparison Comparison, string Operand);

/// <summary>What a list is asked for.</summary>
public sealed record ListRequest
{
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>Only these records, picked one by one; null for all.</summary>
    public IReadOnlyList<Guid>? Only { get; init; }

    /// <summary>What to search for within the list.</summary>
    public string? Search { get; init; }

    /// <summary>The field to sort by; when none is given, the list's own, and of what a search finds those that begin as typed first.</summary>
    public Field? Sort { get; init; }

    public bool IsDescending { get; init; }

    public int Limit { get; init; } = 50;

    /// <summary>Where the page before ended.</summary>
    public string? After { get; init; }

    public required ReadingContext How { get; init; }

    /// <summary>The same with the order it is answered in: the latest first, where the list says so, nothing else is asked for, and whoever asks may see the day, which their order would tell.</summary>
    public ListRequest In(EntityDefinition definition, Rights rights) =>
        Sort is null && string.IsNullOrWhiteSpace(Search) && definition.LatestBy is { } latest && rights.Of(definition.Name, latest.Name) != FieldRight.Hidden ? this with { Sort = latest, IsDescending = true } : this;
}

/// <summary>One page of a list and where the next begins.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>The question to a list cannot be understood; <see cref="Key"/> is the sentence, <see cref="Name"/> what is wrong with it.</summary>
public sealed class UnknownQuestion(string key, string name) : Exception($"{key}: {name}")
{
    public string Key => key;

    public string Name => name;

    /// <summary>Why the value given could not be read, when that is what is wrong.</summary>
    public UnreadableValue? Because { get; init; }

    /// <summary>The sentence in the current language.</summary>
    public string Say() => Words.Say(key, ("name", name), ("why", Because?.Say()));
}
