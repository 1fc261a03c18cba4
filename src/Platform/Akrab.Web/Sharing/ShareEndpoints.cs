using Akrab.Data.Model;
using Akrab.Exchange;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Dav.Cards;
using Akrab.Web.Frame;
using Akrab.Web.Import;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Sharing;

/// <summary>
/// Takes in what another app hands on by the phone's share sheet, or what a camera reads: an address book goes to the check of an import, a
/// text with somebody in it to the form of a new person. Nothing is written before somebody has looked at it.
/// </summary>
internal static class ShareEndpoints
{
    private const string Url = "/share";
    private const string Person = "person";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Url, (string? text, HttpContext context) => Ask(context, text, null));
        pages.MapPost(Url, Receive).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(Imports.LargestFile)).WithFormOptions(multipartBodyLengthLimit: Imports.LargestFile);
    }

    private static IResult Ask(HttpContext context, string? text, string? wrong)
    {
        context.Response.Headers["Permissions-Policy"] = "camera=(self)";
        return context.Page<SharePage>(wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, Words.Say("share.title"), Person,
            (nameof(SharePage.Definition), context.RequestServices.GetRequiredService<Registry>().Find(Person)), (nameof(SharePage.Text), text), (nameof(SharePage.Wrong), wrong));
    }

    private static async Task<IResult> Receive(HttpContext context, AkrabDb db, IAntiforgery antiforgery, Imports imports, RecordForms forms, CancellationToken stop)
    {
        if (!await IsOfOurUser(context, antiforgery))
            return Pages.Fragment<FormExpired>(StatusCodes.Status400BadRequest, (nameof(FormExpired.Back), Url));

        var form = await context.Request.ReadFormAsync(stop);
        var text = string.Join('\n', ((string[])["title", "text", "url"]).Select(name => form[name].ToString()).Where(part => part.Length > 0).Distinct());
        try
        {
            return form.Files.GetFile("file") is { Length: > 0 } file
                ? await TakeFile(file, db, context, imports, stop)
                : await db.Registry.Find(Person)!.Accept(new Offer(text, context, forms, stop));
        }
        catch (UnreadableFile unreadable)
        {
            return Ask(context, text, unreadable.Message);
        }
    }

    /// <summary>The share sheet has no page of ours to take a token from, but then the browser says that no page sent it.</summary>
    private static async Task<bool> IsOfOurUser(HttpContext context, IAntiforgery antiforgery) =>
        context.Request.Headers["Sec-Fetch-Site"].ToString() is "none" or "same-origin" || await antiforgery.IsRequestValidAsync(context);

    private static async Task<IResult> TakeFile(IFormFile file, AkrabDb db, HttpContext context, Imports imports, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        var run = await imports.Start(content, file.FileName, db.Registry.Find(Person)!, null, stop);
        return context.Onward(await imports.FirstStep(run, stop));
    }

    private sealed class Offer(string text, HttpContext context, RecordForms forms, CancellationToken stop) : IEntityVisitor<Task<IResult>>
    {
        public async Task<IResult> Visit<T>(Definition<T> definition) where T : Entity
        {
            if (await FoundCard.In(text, stop) is not { } card)
                return Ask(context, text, Words.Say("share.nobody"));

            var record = (T)definition.New();
            CardParts.Of(definition).Take(record, Whole(card), new Card());
            return await forms.Offer(definition, record, context, stop);
        }

        /// <summary>Where somebody works is a record of its own; until somebody chooses it, it stands in the notes.</summary>
        private static Card Whole(Card card) => card with { Note = string.Join('\n', ((string[])[card.Note, card.Organisation]).Where(part => part.Length > 0)) };
    }
}
