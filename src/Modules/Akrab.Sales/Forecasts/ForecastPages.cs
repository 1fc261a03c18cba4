using System.Globalization;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Sales.Opportunities;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Sales.Forecasts;

/// <summary>What will be sold, month by month, against what is to be sold; and what was believed of it before.</summary>
internal static class ForecastPages
{
    public const string Home = "/forecast", Area = "forecast";

    private const int MostMonths = 12;
    internal static readonly int[] Spans = [1, 3, 6, MostMonths];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home, async (HttpContext context, ForecastViews views, AkrabDb db, Overlays overlays, TimeProvider time, CancellationToken stop) =>
        {
            await OnlySellers.MustSee(db, overlays, stop);
            var asked = Read(context.Request.Query, db.Acting, time);
            return context.Page<ForecastPage>(Words.Say("forecast.title"), Area, (nameof(ForecastPage.Asked), asked), (nameof(ForecastPage.View), await views.Of(asked, stop)),
                (nameof(ForecastPage.CanWrite), MayWrite(db.Acting, db)), (nameof(ForecastPage.CanSet), db.Acting.MayCreate(db.Registry.Get<SalesTarget>())));
        });
        pages.MapPost(Home + "/write-down", async (HttpContext context, Jobs jobs, AkrabDb db, Overlays overlays, CancellationToken stop) =>
        {
            await OnlySellers.MustSee(db, overlays, stop);
            if (!MayWrite(db.Acting, db))
                throw new NotAllowed();
            jobs.Enqueue(new WriteForecastDown());
            await db.SaveChangesAsync(stop);
            return context.Onward(Home, Words.Say("forecast.written-down"));
        });
    }

    /// <summary>Whoever sets targets may also have the day's belief written down.</summary>
    private static bool MayWrite(Acting acting, AkrabDb db) => acting.MayCreate(db.Registry.Get<SalesTarget>());

    private static ForecastQuestion Read(IQueryCollection query, Acting acting, TimeProvider time)
    {
        var today = time.Today();
        var from = DateOnly.TryParseExact(query["month"], "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 9000 ? month : today.AddDays(1 - today.Day);
        var months = int.TryParse(query["months"], NumberStyles.None, CultureInfo.InvariantCulture, out var span) && Spans.Contains(span) ? span : 3;
        var by = Enum.TryParse<ForecastBy>(query["by"], ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : ForecastBy.Owner;
        return new ForecastQuestion(from, months, by, Reading.Day(query["on"], Reading.ByPeople(acting, time)), Currency(query, acting));
    }

    /// <summary>The currency that is asked for, or the company's.</summary>
    internal static string Currency(IQueryCollection query, Acting acting) => query["currency"].ToString() is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper) ? currency : acting.Currency;
}
