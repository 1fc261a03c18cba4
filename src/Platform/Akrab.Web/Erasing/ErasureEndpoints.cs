using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Erasing;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Erasing;

/// <summary>Erasing somebody: what would go and what stays, the deed, and its proof.</summary>
internal sealed class ErasureEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public const string Path = "/erasures";

    private const int MostListed = 500, LongestReason = 500;

    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (!definition.HasFace)
            return false;

        var path = $"/{definition.Plural}/{{id:guid}}/erase";
        pages.OnGet(path, (Guid id, string? request, HttpContext context, RecordReader records, Eraser eraser, AkrabDb db, CancellationToken stop) => Ask(definition, id, request, [], context, records, eraser, db, stop));
        pages.OnPost(path, async (Guid id, IFormCollection form, HttpContext context, RecordReader records, Eraser eraser, AkrabDb db, CancellationToken stop) =>
        {
            var record = await Permitted(definition, id, records, db, stop);
            var because = form["because"].ToString().Trim();
            var request = form["request"].ToString().Trim() is { Length: > 0 } named ? named : null;
            if (form["name"].ToString().Trim() != definition.TitleOf(record))
                return await Ask(definition, id, request, [new FieldProblem("name", "erasure.not-the-name")], context, records, eraser, db, stop);
            if (because.Length is 0 or > LongestReason || request?.Length > LongestReason)
                return await Ask(definition, id, request, [new FieldProblem("because", "erasure.why")], context, records, eraser, db, stop);
            var erasure = await eraser.Erase(db.CurrentTenant, definition, id, db.Me, because, request, stop);
            return context.Onward($"{Path}/{erasure}", Words.Say("erasure.done"));
        });
        return true;
    }

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, async (HttpContext context, AkrabDb db, CancellationToken stop) =>
        {
            Permit(db.Acting);
            var all = await db.Set<ErasureRow>().AsNoTracking().OrderByDescending(e => e.Id).Take(MostListed).ToListAsync(stop);
            return context.Page<ErasuresPage>(Words.Say("erasure.many"), null, (nameof(ErasuresPage.Erasures), all));
        });
        pages.MapGet(Path + "/{id:guid}", async (Guid id, HttpContext context, AkrabDb db, Titles titles, CancellationToken stop) =>
        {
            Permit(db.Acting);
            if (await db.Set<ErasureRow>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, stop) is not { } proof)
                return Results.NotFound();
            var who = proof.By is { } by ? (await titles.Of(typeof(MemberId), [by.Value], stop))[by.Value].Title : null;
            return context.Page<ErasurePage>(Words.Say("erasure.one"), null, (nameof(ErasurePage.Proof), proof), (nameof(ErasurePage.Who), who ?? Words.Say("history.system")),
                (nameof(ErasurePage.Sum), JsonSerializer.Deserialize<ErasureSum>(proof.Sum)), (nameof(ErasurePage.Registry), db.Registry));
        });
    }

    private static async Task<IResult> Ask<T>(Definition<T> definition, Guid id, string? request, IReadOnlyList<FieldProblem> problems, HttpContext context, RecordReader records, Eraser eraser, AkrabDb db, CancellationToken stop) where T : Entity
    {
        var record = await Permitted(definition, id, records, db, stop);
        var sum = await eraser.Preview(db.CurrentTenant, definition, id, stop);
        return context.Page<ErasePage>(problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, Words.Say("erasure.do"), definition.Name,
            (nameof(ErasePage.Title), definition.TitleOf(record)), (nameof(ErasePage.RecordPath), $"/{definition.Plural}/{id}"), (nameof(ErasePage.Request), request),
            (nameof(ErasePage.Sum), sum), (nameof(ErasePage.Registry), db.Registry), (nameof(ErasePage.Form), new FormState(new Dictionary<string, string?>()) { Problems = problems }));
    }

    private static async Task<T> Permitted<T>(Definition<T> definition, Guid id, RecordReader records, AkrabDb db, CancellationToken stop) where T : Entity
    {
        var record = await records.See<T>(id, stop);
        Permit(db.Acting);
        return db.Acting.IsWithin(db.Acting.Reaching(definition).Delete, record) ? record : throw new NotAllowed();
    }

    private static void Permit(Acting acting)
    {
        if (!acting.Rights.May(Rights.Erase))
            throw new NotAllowed();
    }
}
