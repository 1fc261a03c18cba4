using System.Security.Claims;
using Akrab.Calendars;
using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Data.Lists;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Exchange.ContentLines;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Customers.Calendar;

/// <summary>One's own calendar as a file that other calendars fetch again and again, under an address only its owner knows.</summary>
internal static class CalendarFeed
{
    /// <summary>All a token for this may do.</summary>
    public const string Scope = "feed";

    private const int Most = 2_000;
    private const int DaysBack = 90;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/calendar/feed", (HttpContext context) => Show(context, null));
        pages.MapPost("/calendar/feed", async (IFormCollection _, HttpContext context, ApiTokens tokens, CancellationToken stop) =>
        {
            var user = Guid.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!);
            var token = await tokens.Make(user, Words.Say("calendar.feed"), Scope, null, stop);
            return Show(context, $"{context.Request.Scheme}://{context.Request.Host}/calendar/feed/{token}.ics");
        });
        pages.MapGet("/calendar/feed/{token}.ics", Fetch).OpenToAll("calendar programs send no password; the address holds a token");
    }

    private static IResult Show(HttpContext context, string? address) => context.Page<FeedPage>(Words.Say("calendar.feed"), "calendar", (nameof(FeedPage.Address), address));

    private static async Task<IResult> Fetch(string token, ApiTokens tokens, Memberships memberships, IServiceProvider services, CancellationToken stop)
    {
        if (await tokens.Find(token, stop) is not { } found || !found.Scopes.Split(' ').Contains(Scope) || await memberships.Of(found.User, found.TenantId, stop) is not { } membership)
            return Results.NotFound();
        if (membership.LacksStep)
            return Results.Text(Words.Say("error.two-steps-first"), statusCode: StatusCodes.Status403Forbidden);

        Clock.Zone = membership.Acting.Zone;
        await using var scope = services.Begin(membership.Acting with { Rights = membership.Acting.Rights.Reading() });
        var text = await Text(scope.ServiceProvider, membership, stop);
        return Results.Text(text, "text/calendar; charset=utf-8");
    }

    private static async Task<string> Text(IServiceProvider scope, Membership membership, CancellationToken stop)
    {
        var since = scope.GetRequiredService<TimeProvider>().Today().AddDays(-DaysBack);
        var activities = await scope.GetRequiredService<CalendarEntries>().Mine(isEverybodys: false).Where(a => a.DueOn >= since || a.Repeats != null && a.Status != ActivityStatus.Done)
            .OrderByDescending(a => a.DueOn).Take(Most).ToListAsync(stop);
        var parties = await scope.GetRequiredService<Titles>().Of(typeof(PartyId), [.. activities.Select(a => a.Party?.Value).OfType<Guid>().Distinct()], stop);
        return CalendarWriter.Text(new Calendars.Calendar
        {
            Entries = [.. activities.SelectMany(a => Entries(a, a.Party is { } party ? parties[party.Value].Title : null))],
            Extras = [new ContentLine("X-WR-CALNAME", ContentText.Escape($"{membership.CompanyName} · {membership.Acting.Name}"))],
        });
    }

    /// <summary>Whoever reads along is told what came of it, too.</summary>
    private static IEnumerable<CalendarEntry> Entries(Activity activity, string? who) => ActivityEntries.Appointments(activity, $"{activity.Id.Value}@akrab", who)
        .Select(entry => entry with { Description = string.Join("\n\n", new[] { activity.Notes, activity.Outcome }.Where(text => !string.IsNullOrEmpty(text))) });
}
