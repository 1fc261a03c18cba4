using System.Linq.Expressions;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Ui;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Home;

/// <summary>One line of the day.</summary>
public sealed record TodayItem(string Title, string Url, string Text, string? Phone = null, bool IsUrgent = false);

/// <summary>What the day holds for somebody.</summary>
public sealed record Today(string Name, IReadOnlyList<TodayItem> Due, IReadOnlyList<TodayItem> Birthdays, IReadOnlyList<TodayItem> Silent);

/// <summary>Gathers the day: a few small questions, each a seek in an index.</summary>
public sealed class TodayReader(AkrabDb db, TimeProvider time)
{
    private const int Most = 8;
    private const int BirthdayDays = 7;
    private const int SilentDays = 30;

    public async Task<Today> Read(CancellationToken stop)
    {
        var today = time.Today();
        return new Today(db.Acting.Name, await Due(today, stop), await Birthdays(today, stop), await Silent(stop));
    }

    private async Task<IReadOnlyList<TodayItem>> Due(DateOnly today, CancellationToken stop)
    {
        var me = db.Acting.Member;
        var due = await db.Set<Activity>().AsNoTracking()
            .Where(a => a.Owner == me && a.DueOn != null && a.DueOn <= today && a.Status != ActivityStatus.Done)
            .OrderBy(a => a.DueOn).Take(Most).ToListAsync(stop);
        var kinds = ChoiceType.Of(typeof(ActivityKind));
        return [.. due.Select(a => new TodayItem(a.Subject, $"/activities/{a.Id.Value}", $"{kinds.Format(a.Kind)} · {new DateType().Format(a.DueOn)}", IsUrgent: a.DueOn < today))];
    }

    private async Task<IReadOnlyList<TodayItem>> Birthdays(DateOnly today, CancellationToken stop)
    {
        var last = today.AddDays(BirthdayDays - 1);
        var within = last.Year == today.Year
            ? await Between(First(today), Last(last), Most, stop)
            : [.. await Between(First(today), Last(new DateOnly(today.Year, 12, 31)), Most, stop), .. await Between(First(new DateOnly(last.Year, 1, 1)), Last(last), Most, stop)];
        var people = within.OrderBy(p => p.Birthday!.Value.NextFrom(today)).Take(Most);
        return [.. people.Select(p => new TodayItem(p.FullName, $"/people/{p.Id.Value}", Told(p.Birthday!.Value, today), p.Phones.Primary?.Number))];
    }

    private static AnnualDate First(DateOnly day) => new(day.Month, day.Day);

    /// <summary>That day with a year beyond all others.</summary>
    private static AnnualDate Last(DateOnly day) => new(day.Month, day.Day, 9996);

    private Task<List<Person>> Between(AnnualDate first, AnnualDate last, int most, CancellationToken stop)
    {
        var person = Expression.Parameter(typeof(Person), "person");
        var birthday = Expression.Property(person, nameof(Person.Birthday));
        var within = Expression.Lambda<Func<Person, bool>>(Expression.AndAlso(
            Ordering.AtLeast(birthday, Held.Value(first, typeof(AnnualDate?))), Ordering.AtMost(birthday, Held.Value(last, typeof(AnnualDate?)))), person);
        return db.Set<Person>().AsNoTracking().Where(within).OrderBy(p => p.Birthday).Take(most).ToListAsync(stop);
    }

    private static string Told(AnnualDate birthday, DateOnly today)
    {
        var next = birthday.NextFrom(today);
        var when = next == today ? Words.Say("home.today") : next.ToString("dddd, d MMMM", System.Globalization.CultureInfo.CurrentCulture);
        return birthday.AgeOn(next) is { } age ? $"{when} · {Words.Say("home.turns", ("age", age))}" : when;
    }

    private async Task<IReadOnlyList<TodayItem>> Silent(CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var before = now.AddDays(-SilentDays);
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.LastSpokeAt < before && p.EndedOn == null).OrderBy(p => p.LastSpokeAt).Take(Most).ToListAsync(stop);
        return [.. people.Select(p => new TodayItem(p.FullName, $"/people/{p.Id.Value}",
            Words.Say("home.silent-text", ("when", RelativeTime.Say(p.LastSpokeAt!.Value, now, Clock.Zone))), p.Phones.Primary?.Number))];
    }
}
