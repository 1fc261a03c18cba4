using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Files;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Files;

/// <summary>The files of a party.</summary>
public sealed class FilesPanel(AkrabDb db) : SidePanel<PartyId, FilesCard>(db)
{
    private const int Most = 20;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var of = new PartyId(record.Key);
        var files = await Db.Set<Attachment>().AsNoTracking().Where(a => a.Party == of && !a.IsPhoto).OrderByDescending(a => a.CreatedAt).Take(Most).ToListAsync(stop);
        return [(nameof(FilesCard.Files), files), (nameof(FilesCard.Action), $"{place.Path}/files"), (nameof(FilesCard.CanWrite), Db.Acting.MayCreate(Db.Registry.Get<Attachment>()))];
    }
}

/// <summary>Takes files in and gives them out, always as a download: nothing a customer sent is ever run in our pages.</summary>
internal static class FileEndpoints
{
    private const long MostBytes = 25 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/people/{id:guid}/files", (Guid id, IFormCollection form, HttpContext context, RecordReader records, Data.Files.Files files, AkrabDb db, CancellationToken stop) => Add<Person>(id, "people", form, context, records, files, db, stop));
        pages.MapPost("/organisations/{id:guid}/files", (Guid id, IFormCollection form, HttpContext context, RecordReader records, Data.Files.Files files, AkrabDb db, CancellationToken stop) => Add<Organisation>(id, "organisations", form, context, records, files, db, stop));
        pages.MapGet("/attachments/{id:guid}/content", Download);
    }

    private static async Task<IResult> Add<T>(Guid id, string plural, IFormCollection form, HttpContext context, RecordReader records, Data.Files.Files files, AkrabDb db, CancellationToken stop) where T : Party
    {
        if (!db.Acting.MayCreate(db.Registry.Get<Attachment>()))
            throw new NotAllowed();

        var party = await records.See<T>(id, stop);
        var back = $"/{plural}/{id}";
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
            return context.Onward(back, Words.Say("files.choose"));
        if (sent.Length > MostBytes)
            return context.Onward(back, Words.Say("files.too-large"));

        await using var content = sent.OpenReadStream();
        var stored = await files.Add(content, sent.FileName, await FileContent.MediaTypeOf(content, stop), stop);
        db.Add(new Attachment { Name = stored.Name, Party = party.Id, File = stored.Id, Size = stored.Size, MediaType = stored.MediaType });
        await db.SaveChangesAsync(stop);
        return context.Onward(back, Words.Say("files.added"));
    }

    private static async Task<IResult> Download(Guid id, RecordReader records, Data.Files.Files files, AkrabDb db, HttpContext context, CancellationToken stop)
    {
        var attachment = await records.See<Attachment>(id, stop);
        if (!await db.Set<Person>().AnyAsync(p => p.Id == attachment.Party, stop) && !await db.Set<Organisation>().AnyAsync(o => o.Id == attachment.Party, stop))
            throw new RecordNotFound();
        var stored = await files.Find(attachment.File, stop) ?? throw new RecordNotFound();
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        var content = files.Open(stored);
        return Results.File(content, await FileContent.MediaTypeOf(content, stop), stored.Name);
    }
}
