using Akrab.Customers.Files;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Photos;

/// <summary>The photograph of a party: the latest one that was given.</summary>
public sealed class Photos(AkrabDb db) : IPictures
{
    public async Task<string?> Of(Entity record, EntityDefinition definition, CancellationToken stop)
    {
        if (record is not Party party)
            return null;

        var photo = await db.Set<Attachment>().AsNoTracking().Where(a => a.Party == party.Id && a.IsPhoto).OrderByDescending(a => a.Id).Select(a => (AttachmentId?)a.Id).FirstOrDefaultAsync(stop);
        return photo is { } id ? $"/photos/{id.Value}" : null;
    }
}

/// <summary>Takes photographs in and shows them: only what is one by its content, with nothing of the camera's in it.</summary>
internal static class PhotoPages
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        Map<Person>(pages, "people");
        Map<Organisation>(pages, "organisations");
        pages.MapGet("/photos/{id:guid}", Show);
    }

    private static void Map<T>(IEndpointRouteBuilder pages, string plural) where T : Party
    {
        pages.MapGet($"/{plural}/{{id:guid}}/photo", async (Guid id, HttpContext context, RecordReader records, AkrabDb db, CancellationToken stop) =>
            Ask(context, db.Registry.Get<T>(), await records.See<T>(id, stop), null));
        pages.MapPost($"/{plural}/{{id:guid}}/photo", async (Guid id, IFormCollection form, HttpContext context, RecordReader records, Data.Files.Files files, AkrabDb db, CancellationToken stop) =>
        {
            if (!db.Acting.MayChange(db.Registry.Get<T>()))
                throw new NotAllowed();
            var party = await records.See<T>(id, stop);
            return await Take(form, stop) is { } photo ? await Keep(party, photo, plural, context, files, db, stop) : Ask(context, db.Registry.Get<T>(), party, "photo.none");
        });
    }

    private static IResult Ask<T>(HttpContext context, Definition<T> definition, T party, string? wrong) where T : Party =>
        context.Page<PhotoPage>(wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, Words.Say("photo.title"), definition.Name,
            (nameof(PhotoPage.Action), $"/{definition.Plural}/{party.Id.Value}/photo"), (nameof(PhotoPage.BackUrl), $"/{definition.Plural}/{party.Id.Value}"), (nameof(PhotoPage.Who), definition.TitleOf(party)), (nameof(PhotoPage.Wrong), wrong));

    private static async Task<Photograph?> Take(IFormCollection form, CancellationToken stop)
    {
        if (form.Files.GetFile("photo") is not { Length: > 0 and <= Photograph.MostBytes } sent)
            return null;
        using var bytes = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(bytes, stop);
        return Photograph.Read(bytes.ToArray());
    }

    private static async Task<IResult> Keep(Party party, Photograph photo, string plural, HttpContext context, Data.Files.Files files, AkrabDb db, CancellationToken stop)
    {
        var stored = await files.Add(new MemoryStream(photo.Bytes), Words.Say("photo.title"), photo.MediaType, stop);
        db.Add(new Attachment { Name = stored.Name, Party = party.Id, File = stored.Id, Size = stored.Size, MediaType = photo.MediaType, IsPhoto = true });
        await db.SaveChangesAsync(stop);
        return context.Onward($"/{plural}/{party.Id.Value}", Words.Say("photo.saved"));
    }

    private static async Task<IResult> Show(Guid id, RecordReader records, Data.Files.Files files, HttpContext context, CancellationToken stop)
    {
        var attachment = await records.See<Attachment>(id, stop);
        var stored = await files.Find(attachment.File, stop);
        if (stored is null || !attachment.IsPhoto || attachment.MediaType is not ("image/jpeg" or "image/png" or "image/webp"))
            throw new RecordNotFound();
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Stream(files.Open(stored), attachment.MediaType);
    }
}
