namespace Akrab.Contracts;

/// <summary>Erases somebody for good: for those who ask for it, and for rules about how long people are kept.</summary>
public interface IEraser
{
    /// <summary>Erases the party in the company of whoever acts; gives the id of the proof, shown at <c>/erasures/ID</c>.</summary>
    /// <param name="because">Why, in words that do not say who.</param>
    /// <param name="request">The request it answers, as it is referred to; null for none.</param>
    /// <exception cref="Kernel.Entities.BrokenRule">There is no such party, or it was erased already.</exception>
    Task<Guid> Erase(PartyId party, string because, string? request, CancellationToken stop);

    /// <summary>Erases several of one kind at once, under one proof.</summary>
    /// <exception cref="Kernel.Entities.BrokenRule">None of them is there.</exception>
    Task<Guid> EraseAll(IReadOnlyCollection<PartyId> parties, string because, CancellationToken stop);
}
