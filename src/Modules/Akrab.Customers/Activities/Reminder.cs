using Akrab.Kernel.Fields;

namespace Akrab.Customers.Activities;

/// <summary>How long before the beginning its owner is reminded; what has only a day begins at eight in the morning.</summary>
public enum Reminder
{
    AtStart,
    TenMinutes,
    HalfHour,
    OneHour,
    OneDay,
}

internal static class Reminders
{
    /// <summary>When the day of a thing without a time begins.</summary>
    public static readonly TimeSpan Morning = TimeSpan.FromHours(8);

    public static DateTimeOffset MorningOf(DateOnly day) => MomentType.StartOf(day, Clock.Zone) + Morning;

    public static TimeSpan Before(this Reminder reminder) => reminder switch
    {
        Reminder.TenMinutes => TimeSpan.FromMinutes(10),
        Reminder.HalfHour => TimeSpan.FromMinutes(30),
        Reminder.OneHour => TimeSpan.FromHours(1),
        Reminder.OneDay => TimeSpan.FromDays(1),
        _ => TimeSpan.Zero,
    };
}
