namespace Akrab.Contracts;

/// <summary>A kind of data that need not be kept for ever, known by who keeps it: which of it is old, and how it goes.</summary>
public interface IRetained
{
    /// <summary>By which rules name it.</summary>
    string Name { get; }

    /// <summary>How much of it was old before that moment, leaving out whoever is under a legal hold.</summary>
    Task<int> Count(DateTimeOffset before, CancellationToken stop);

    /// <summary>The names of the oldest of it, with their addresses.</summary>
    Task<IReadOnlyList<RetainedItem>> Oldest(DateTimeOffset before, int most, CancellationToken stop);

    /// <summary>Whether it can be erased for good, and not only go into the bin.</summary>
    bool CanBeErased { get; }

    /// <summary>Lets some of it go and saves; what could not go is named, and left out the next time.</summary>
    /// <param name="forGood">Whether it is erased, with a proof, and not put into the bin.</param>
    Task<RetainedSlice> LetGo(DateTimeOffset before, IReadOnlyCollection<Guid> except, bool forGood, CancellationToken stop);
}

/// <summary>Something old.</summary>
/// <param name="Url">Where it is found; null when it has no page.</param>
public sealed record RetainedItem(Guid Id, string Title, string? Url);

/// <summary>What came of one slice; nothing at all when there is nothing left.</summary>
/// <param name="Gone">How many went.</param>
/// <param name="Kept">Those that could not, each with the key of the reason.</param>
public sealed record RetainedSlice(int Gone, IReadOnlyList<(RetainedItem Item, string Rule)> Kept);
