using Akrab.Conversations.Settings;
using Akrab.Data.Model;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Arrivals;

/// <summary>What came in and was not filed, and why.</summary>
internal static class ArrivalPages
{
    public const string Url = MailPages.Home + "/arrivals";

    private const int PageSize = 50;

    public static void Map(RouteGroupBuilder arrivals) => arrivals.MapGet("", List);

    private static async Task<IResult> List(HttpContext context, AkrabDb db, CancellationToken stop)
    {
        var arrivals = db.Set<ArrivalRow>().AsNoTracking().Where(a => a.Outcome != Outcome.Filed && a.Outcome != Outcome.Ours && a.Outcome != Outcome.Report);
        if (Before.Read(context) is { } before)
            arrivals = arrivals.Where(a => a.At < before);
        var page = await arrivals.OrderByDescending(a => a.At).Take(PageSize + 1).ToListAsync(stop);
        return context.Page<ArrivalList>(Words.Say("post.arrivals"), MailPages.Area, (nameof(ArrivalList.Arrivals), page.Take(PageSize).ToList()),
            (nameof(ArrivalList.MoreUrl), page.Count > PageSize ? Before.Write(Url, page[PageSize - 1].At) : null));
    }
}
