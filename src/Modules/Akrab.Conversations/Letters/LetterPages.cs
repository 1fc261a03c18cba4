using Akrab.Contracts;
using Akrab.Conversations.Settings;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Letters;

/// <summary>What was sent, what was not, and why.</summary>
internal static class LetterPages
{
    public const string Url = MailPages.Home + "/letters";

    private const int PageSize = 50;

    private static readonly ChoiceType States = ChoiceType.Of(typeof(LetterState));

    public static void Map(RouteGroupBuilder letters)
    {
        letters.MapGet("", List);
        letters.MapPost("/{id:guid}/again", Again);
    }

    private static async Task<IResult> List(HttpContext context, AkrabDb db, CancellationToken stop)
    {
        var state = (LetterState?)States.Parse(context.Request.Query["state"], ReadingContext.Invariant);
        var letters = db.Set<LetterRow>().AsNoTracking();
        if (state is { } asked)
            letters = letters.Where(l => l.State == asked);
        if (Before.Read(context) is { } before)
            letters = letters.Where(l => l.CreatedAt < before);
        var page = await letters.OrderByDescending(l => l.CreatedAt).Take(PageSize + 1).ToListAsync(stop);
        return context.Page<LetterList>(Words.Say("post.letters"), MailPages.Area, (nameof(LetterList.State), state), (nameof(LetterList.Letters), page.Take(PageSize).ToList()),
            (nameof(LetterList.MoreUrl), page.Count > PageSize ? Before.Write(UrlOf(state), page[PageSize - 1].CreatedAt) : null));
    }

    private static async Task<IResult> Again(Guid id, HttpContext context, AkrabDb db, Shelf shelf, Bells bells, CancellationToken stop)
    {
        if (await db.Set<LetterRow>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, stop) is not { CanBeTriedAgain: true } letter)
            return Results.NotFound();

        await shelf.Again(letter);
        bells.Post.Ring();
        return context.Onward(Url, Words.Say("post.again.done"));
    }

    internal static string UrlOf(LetterState? state) => state is { } known ? $"{Url}?state={Kernel.Naming.Kebab(known.ToString())}" : Url;
}
