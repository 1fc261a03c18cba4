using System.Reflection;
using System.Text.Json;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Automation.Outbox;

/// <summary>Finds who handles an event, and hands it over.</summary>
public sealed class EventHandlers(Registry registry)
{
    private static readonly MethodInfo ReadMethod = typeof(EventHandlers).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo HandlersMethod = typeof(EventHandlers).GetMethod(nameof(HandlersOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The handlers of a stored event, each with a name of its own; none for an event that nobody declared.</summary>
    public IReadOnlyList<(string Name, Func<CancellationToken, Task> Handle)> Of(OutboxRow row, IServiceProvider services)
    {
        if (!registry.Events.TryGetValue(row.Event, out var type))
            return [];

        var happened = ReadMethod.MakeGenericMethod(type).Invoke(null, [row])!;
        return (IReadOnlyList<(string, Func<CancellationToken, Task>)>)HandlersMethod.MakeGenericMethod(type).Invoke(null, [happened, services])!;
    }

    private static Happened<TEvent> Read<TEvent>(OutboxRow row) where TEvent : IEvent =>
        new(row.Id, row.At, JsonSerializer.Deserialize<TEvent>(row.Body, EventJson.Options)!, row.By, row.Record, row.RecordVersion);

    private static IReadOnlyList<(string, Func<CancellationToken, Task>)> HandlersOf<TEvent>(Happened<TEvent> happened, IServiceProvider services) where TEvent : IEvent =>
        [.. services.GetServices<IHandle<TEvent>>().Select(handler => (handler.GetType().FullName!, (Func<CancellationToken, Task>)(stop => handler.Handle(happened, stop))))];
}
