using Akrab.Kernel.Entities;

namespace Akrab.Kernel.Events;

/// <summary>
/// Does something because an event happened. An event may arrive twice after a crash; what the handler saves through its own
/// database context is written together with the receipt, and so only once.
/// </summary>
public interface IHandle<TEvent> where TEvent : IEvent
{
    Task Handle(Happened<TEvent> happened, CancellationToken stop);
}

/// <summary>An event as it is delivered.</summary>
/// <param name="Id">The event's own id: what repeated delivery is recognised by.</param>
/// <param name="Event">What happened.</param>
/// <param name="By">The member who did it; null when the system did.</param>
/// <param name="Record">The record it happened to, at this version.</param>
public sealed record Happened<TEvent>(Guid Id, DateTimeOffset At, TEvent Event, MemberId? By, Guid Record, long RecordVersion) where TEvent : IEvent;
