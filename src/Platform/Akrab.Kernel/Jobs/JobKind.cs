namespace Akrab.Kernel.Jobs;

/// <summary>A declared kind of background work: its name in the table, what it needs to know, and the class that does it.</summary>
public sealed record JobKind(string Name, Type InputType, Type Handler);

/// <summary>A kind of work that falls due by the clock, once for each tenant.</summary>
/// <param name="Name">Unique; a due run is known by it and the moment it was due.</param>
/// <param name="Cron">Second, minute, hour, day of month, month, day of week, in the zone of Jakarta.</param>
/// <param name="Input">What each run is given.</param>
public sealed record Schedule(string Name, string Cron, object Input);
