using System.Globalization;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Customers.Calendar;

/// <summary>The calendar: a day, a week or a month of one's own activities, or of all that one may see.</summary>
internal static class CalendarPages
{
    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/calendar", async (HttpContext context, CalendarEntries entries, AkrabDb db, TimeProvider time, CancellationToken stop) =>
        {
            var view = Asked(context.Request.Query, time.Today());
            var found = await entries.Within(view.From, view.To, view.IsEverybodys, stop);
            return context.Page<CalendarPage>(Words.Say("calendar.title"), "calendar", (nameof(CalendarPage.View), view), (nameof(CalendarPage.Entries), found),
                (nameof(CalendarPage.Today), time.Today()), (nameof(CalendarPage.CanWrite), db.Acting.MayCreate(db.Registry.Get<Activities.Activity>())));
        });

    private static CalendarView Asked(IQueryCollection query, DateOnly today) => new(
        Enum.TryParse<Span>(query["span"], ignoreCase: true, out var span) && Enum.IsDefined(span) ? span : Span.Week,
        DateOnly.TryParseExact(query["on"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && on.Year is > 1900 and < 9000 ? on : today,
        query["whose"] == "all");
}
