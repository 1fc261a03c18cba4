using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Notices.Telling;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Notices.Pages;

/// <summary>What one was told.</summary>
internal static class NoticePages
{
    public const string Home = "/notices";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home, async (HttpContext context, NoticeReader reader, CancellationToken stop) =>
        {
            var (notices, moreUrl) = await reader.Page(Before.Read(context), stop);
            return context.Page<NoticeList>(Words.Say("notice.title"), "notices", (nameof(NoticeList.Notices), notices), (nameof(NoticeList.MoreUrl), moreUrl));
        });
        pages.MapGet("/parts/notices", async (NoticeReader reader, CancellationToken stop) =>
        {
            var (count, fresh) = await reader.News(stop);
            return Akrab.Web.Frame.Pages.Fragment<NoticeNews>((nameof(NoticeNews.Count), count), (nameof(NoticeNews.Fresh), fresh));
        });
        pages.MapGet(Home + "/{id:guid}", Open);
        pages.MapPost(Home + "/read", async (HttpContext context, NoticeReader reader, CancellationToken stop) =>
        {
            await reader.ReadAll(stop);
            return context.Onward(Home);
        });
    }

    private static async Task<IResult> Open(Guid id, HttpContext context, NoticeReader reader, CancellationToken stop)
    {
        if (await reader.Open(id, stop) is not { } notice)
            return Results.NotFound();
        return notice.Url is { } url ? Akrab.Web.Frame.Pages.See(url) : context.Onward(Home, Words.Say("notice.gone"));
    }
}

/// <summary>Reads one's own notices.</summary>
internal sealed class NoticeReader(AkrabDb db, Sentences sentences, TimeProvider time)
{
    private const int PageSize = 40, MostFresh = 10, MostCounted = 100;

    /// <summary>What is older is found in the list, and not shown by itself.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>A page, newest first, and where older ones are. What cannot be told any more counts as read from now on: nobody could open it.</summary>
    public async Task<(IReadOnlyList<Sentence> Notices, string? MoreUrl)> Page(DateTimeOffset? before, CancellationToken stop)
    {
        var mine = before is { } at ? Mine.Where(n => n.At < at) : Mine;
        var rows = await mine.OrderByDescending(n => n.At).Take(PageSize + 1).ToListAsync(stop);
        var said = await sentences.Of([.. rows.Take(PageSize)], stop);
        await MarkRead(said.Where(s => !IsTold(s) && s.Row.DueAt is null).Select(s => s.Row));
        return ([.. said.Where(IsTold)], rows.Count > PageSize ? Before.Write(NoticePages.Home, rows[PageSize - 1].At) : null);
    }

    /// <summary>How many were not read, up to a hundred, and the freshest of them.</summary>
    public async Task<(int Count, IReadOnlyList<Sentence> Fresh)> News(CancellationToken stop)
    {
        var unread = Mine.Where(n => n.ReadAt == null);
        var count = await unread.Take(MostCounted).CountAsync(stop);
        var since = time.Now() - Fresh;
        var fresh = count == 0 ? [] : await unread.Where(n => n.At > since).OrderByDescending(n => n.At).Take(MostFresh).ToListAsync(stop);
        return (count, [.. (await sentences.Of(fresh, stop)).Where(IsTold)]);
    }

    /// <summary>One that is read by this.</summary>
    public async Task<Sentence?> Open(Guid id, CancellationToken stop)
    {
        if (await Mine.FirstOrDefaultAsync(n => n.Id == id, stop) is not { } row)
            return null;

        await MarkRead([row]);
        return (await sentences.Of([row], stop))[0];
    }

    public async Task ReadAll(CancellationToken stop)
    {
        while (await Mine.Where(n => n.ReadAt == null).Take(db.GoodSlice).ToListAsync(stop) is { Count: > 0 } rows)
            await MarkRead(rows);
    }

    /// <summary>Nothing is said of a record that is gone or that one may not see, except to whoever wrote to a colleague about it.</summary>
    private static bool IsTold(Sentence sentence) => sentence.Url is not null || sentence.Row.Kind == NoticeKind.Unseen;

    private IQueryable<NoticeRow> Mine
    {
        get
        {
            var me = db.Me;
            return db.Set<NoticeRow>().AsNoTracking().Where(n => n.Member == me && (n.Ways & Ways.Program) != 0);
        }
    }

    private async Task MarkRead(IEnumerable<NoticeRow> rows)
    {
        var now = time.Now();
        List<RowChange> changes = [];
        foreach (var row in rows.Where(r => r.ReadAt is null))
        {
            var read = row.Copy();
            read.ReadAt = now;
            changes.Add(new RowChange(row, read));
        }

        // One that is just being carried will be asked for again.
        await db.TryWrite(changes);
    }
}
