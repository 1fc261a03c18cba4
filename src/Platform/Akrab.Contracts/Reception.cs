using Akrab.Kernel.Entities;

namespace Akrab.Contracts;

/// <summary>Recognises whoever turns up, or takes them in as somebody new; answered by whoever keeps the customers.</summary>
public interface IReception
{
    /// <summary>
    /// Who it is: the one party with that phone number, else with that e-mail address, else, where neither is given, of that name. Somebody
    /// nobody knows is taken in, to be saved with the context. What is known of others is never changed.
    /// </summary>
    Task<Recognition> Receive(Visitor visitor, CancellationToken stop);
}

/// <summary>Somebody who turned up, as far as they told us.</summary>
public sealed record Visitor(string? Name, string? Phone, string? Email)
{
    /// <summary>Who looks after them if they are new.</summary>
    public MemberId? Owner { get; init; }

    /// <summary>By what way they came, in words.</summary>
    public string? Source { get; init; }
}

/// <summary>Who it is.</summary>
/// <param name="Party">Null where several could be meant, or nothing was told by which anybody could be known.</param>
/// <param name="Owner">Who looks after them already.</param>
public sealed record Recognition(PartyId? Party, RecognisedBy By, MemberId? Owner = null);

/// <summary>By what somebody was recognised.</summary>
public enum RecognisedBy
{
    Nothing,
    Phone,
    Email,
    Name,

    /// <summary>Several could be meant: somebody of ours has to look.</summary>
    Several,

    /// <summary>Nobody knew them; they were taken in.</summary>
    New,

    /// <summary>One of us said who it is.</summary>
    OneOfUs,
}
