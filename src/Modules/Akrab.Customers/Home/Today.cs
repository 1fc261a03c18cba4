using System.Linq.Expressions;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Parties;
using Akrab.Customers.Profile;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Ui;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Home;

/// <summary>One line of the day.</summary>
public sealed record TodayItem(string Title, string Url, string Text, string? Phone = null, bool IsUrgent = false);

/// <summary>What the day holds for somebody.</summary>
public sealed record Today(string Name, IReadOnlyList<TodayItem> Waiting, IReadOnlyList<TodayItem> Due, IReadOnlyList<TodayItem> Birthdays, IReadOnlyList<TodayItem> Silent);

/// <summary>Gathers the day: a few small questions, each a seek in an index.</summary>
public sealed class TodayReader(AkrabDb db, Titles titles, IEnumerable<IWaiting> waiting, TimeProvider time)
{
    private const int Most = 8;

    /// <summary>Some of what repeats is looked at in vain: today it is left out, or at another time.</summary>
    private const int MostDue = 100;

    private const int BirthdayDays = 7;
    private const int SilentDays = 30;

    public async Task<Today> Read(CancellationToken stop)
    {
        var today = time.Today();
        return new Today(db.Acting.Name, await Waiting(stop), await Due(today, stop), await Birthdays(today, stop), await Silent(stop));
    }

    private async Task<IReadOnlyList<TodayItem>> Waiting(CancellationToken stop)
    {
        List<TodayItem> all = [];
        if (db.Acting.Member is { } me)
            foreach (var one in waiting)
                all.AddRange((await one.For(me, Most, stop)).Select(w => new TodayItem(w.Title, w.Url, w.Text, w.Phone, w.IsLate)));
        return [.. all.OrderByDescending(w => w.IsUrgent).Take(Most)];
    }

    private async Task<IReadOnlyList<TodayItem>> Due(DateOnly today, CancellationToken stop)
    {
        var (me, tomorrow) = (db.Acting.Member, MomentType.StartOf(today.AddDays(1), Clock.Zone));
        var due = await db.Set<Activity>().AsNoTracking()
            .Where(a => a.Owner == me && (a.DueOn <= today || a.StartsAt < tomorrow || a.Departures != null) && a.Status != ActivityStatus.Done)
            .OrderBy(a => a.DueOn).ThenBy(a => a.StartsAt).Take(MostDue).ToListAsync(stop);
        return [.. due.Select(a => Line(a, today)).OfType<TodayItem>().Take(Most)];
    }

    /// <summary>What repeats is told as the day has it; null when the day has nothing of it.</summary>
    private static TodayItem? Line(Activity activity, DateOnly today)
    {
        if (activity.On(today) is not { } occasion)
            return null;

        var isItself = occasion.At == activity.Begins;
        var day = isItself ? activity.DueOn : DateOnly.FromDateTime(occasion.At);
        var when = occasion.HasTime ? new MomentType().Format(occasion.Moment) : new DateType().Format(day);
        return new TodayItem(occasion.Subject ?? activity.Subject, $"/activities/{activity.Id.Value}", $"{ChoiceType.Of(typeof(ActivityKind)).Format(activity.Kind)} · {when}", IsUrgent: day < today);
    }

    /// <summary>Birthdays, and the other days of the year that belong to somebody.</summary>
    private async Task<IReadOnlyList<TodayItem>> Birthdays(DateOnly today, CancellationToken stop)
    {
        var people = await Within<Person>(p => p.Birthday, today, stop);
        var days = await Within<Fact>(f => f.Day, today, stop);
        var whose = days.Count == 0 ? null : await titles.Of(typeof(PartyId), [.. days.Select(f => f.Party.Value).Distinct()], stop);
        var items = people.Select(p => (Day: p.Birthday!.Value, Item: new TodayItem(p.FullName, $"/people/{p.Id.Value}", Told(p.Birthday!.Value, today), p.Phones.Primary?.Number)))
            .Concat(days.Where(f => whose![f.Party.Value].Title is not null).Select(f => (Day: f.Day!.Value, Item: new TodayItem(whose![f.Party.Value].Title!, $"/{whose[f.Party.Value].Plural}/{f.Party.Value}", $"{f.What} · {When(f.Day!.Value.NextFrom(today), today)}"))));
        return [.. items.OrderBy(i => i.Day.NextFrom(today)).Take(Most).Select(i => i.Item)];
    }

    /// <summary>Those with a day of the year in the coming week, over the turn of the year too.</summary>
    private async Task<List<T>> Within<T>(Expression<Func<T, AnnualDate?>> day, DateOnly today, CancellationToken stop) where T : Entity
    {
        var last = today.AddDays(BirthdayDays - 1);
        return last.Year == today.Year
            ? await Between(day, First(today), Last(last), stop)
            : [.. await Between(day, First(today), Last(new DateOnly(today.Year, 12, 31)), stop), .. await Between(day, First(new DateOnly(last.Year, 1, 1)), Last(last), stop)];
    }

    private static AnnualDate First(DateOnly day) => new(day.Month, day.Day);

    /// <summary>That day with a year beyond all others.</summary>
    private static AnnualDate Last(DateOnly day) => new(day.Month, day.Day, 9996);

    private Task<List<T>> Between<T>(Expression<Func<T, AnnualDate?>> day, AnnualDate first, AnnualDate last, CancellationToken stop) where T : Entity
    {
        var within = Expression.Lambda<Func<T, bool>>(Expression.AndAlso(
            Ordering.AtLeast(day.Body, Held.Value(first, typeof(AnnualDate?))), Ordering.AtMost(day.Body, Held.Value(last, typeof(AnnualDate?)))), day.Parameters);
        return db.Set<T>().AsNoTracking().Where(within).OrderBy(day).Take(Most).ToListAsync(stop);
    }

    private static string When(DateOnly day, DateOnly today) => day == today ? Words.Say("home.today") : day.ToString("dddd, d MMMM", System.Globalization.CultureInfo.CurrentCulture);

    private static string Told(AnnualDate birthday, DateOnly today)
    {
        var next = birthday.NextFrom(today);
        var when = When(next, today);
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
