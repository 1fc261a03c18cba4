using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Leads.Assignment;

/// <summary>A member who answers enquiries: when they work, where, and how many they carry at once.</summary>
public sealed class LeadTaker : Entity<LeadTakerId>, IDefined<LeadTaker>
{
    private const int HoursOfADay = 24;

    /// <summary>Nobody is looked ahead for longer than a week and a day.</summary>
    private const int MostDaysAhead = 8;

    public required MemberId Member { get; set; }

    /// <summary>They are away, and get none.</summary>
    public bool IsAway { get; set; }

    /// <summary>So many open enquiries at once, no more; null for any number.</summary>
    public int? MostOpen { get; set; }

    /// <summary>The cities they look after; anywhere where it names none.</summary>
    public TextSet Cities { get; set; } = TextSet.None;

    /// <summary>The days on which they work; every day where it names none.</summary>
    public TextSet Days { get; set; } = TextSet.None;

    /// <summary>The hour at which they begin.</summary>
    public int FromHour { get; set; } = 8;

    /// <summary>The hour at which they stop.</summary>
    public int UntilHour { get; set; } = 17;

    public string? Note { get; set; }

    public DateTimeOffset? LastGivenAt { get; private set; }

    /// <summary>They were given one just now.</summary>
    public void Give(DateTimeOffset at) => LastGivenAt = at;

    /// <summary>Whether they look after that city.</summary>
    public bool IsOf(string? city) => city is not null && Cities.Contains(city);

    /// <summary>The first moment, from then on, at which they work, on the clock of their zone; null where they never do.</summary>
    public DateTimeOffset? WorksFrom(DateTimeOffset then, TimeZoneInfo zone)
    {
        var there = TimeZoneInfo.ConvertTime(then, zone);
        for (var day = 0; day < MostDaysAhead; day++)
        {
            var date = DateOnly.FromDateTime(there.Date).AddDays(day);
            if (!Days.IsEmpty && !Days.Contains(Kernel.Naming.Kebab(date.DayOfWeek.ToString())))
                continue;

            var (from, until) = (date.ToDateTime(TimeOnly.MinValue).AddHours(FromHour), date.ToDateTime(TimeOnly.MinValue).AddHours(UntilHour));
            if (there.DateTime >= until)
                continue;
            return there.DateTime >= from ? then : new DateTimeOffset(from, zone.GetUtcOffset(from)).ToUniversalTime();
        }

        return null;
    }

    public static void Define(Definition<LeadTaker> it)
    {
        it.IsCalled("lead-taker", "lead-takers").Icon("headset");
        it.Has(t => t.Member).Required().Unique();
        it.Has(t => t.IsAway).Indexed();
        it.Has(t => t.MostOpen);
        it.Has(t => t.Cities, new TagsType());
        it.Has(t => t.Days, new ChoicesType(ChoiceType.Of(typeof(DayOfWeek))));
        it.Has(t => t.FromHour);
        it.Has(t => t.UntilHour);
        it.Has(t => t.Note, new TextType(200)).Indexed();
        it.Has(t => t.LastGivenAt).ReadOnly();
        it.Titled(t => t.Note!);
        it.Lists(t => t.Member, t => t.IsAway, t => t.MostOpen, t => t.Cities, t => t.Days, t => t.FromHour, t => t.UntilHour, t => t.Note);
        it.Section("main", t => t.Member, t => t.IsAway, t => t.MostOpen, t => t.Cities, t => t.Days, t => t.FromHour, t => t.UntilHour, t => t.Note, t => t.LastGivenAt);
        it.Must(t => t.FromHour is >= 0 and < HoursOfADay && t.UntilHour <= HoursOfADay && t.FromHour < t.UntilHour, "lead-taker.hours", t => t.UntilHour);
        it.Must(t => t.MostOpen is null or >= 1, "lead-taker.most-open-range", t => t.MostOpen);
    }
}

/// <summary>A member who answers enquiries.</summary>
public readonly record struct LeadTakerId(Guid Value) : IEntityId<LeadTakerId>
{
    public static LeadTakerId Of(Guid value) => new(value);
}
