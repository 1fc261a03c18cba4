using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Erasing;

/// <summary>Erasing somebody: what would go and what stays, the deed, how far it is, and its proof.</summary>
internal sealed class ErasureEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public const string Path = "/erasures";

    private const int MostListed = 500;

    /// <summary>Most are over by then, and their proof is the next page.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(3);

    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (!definition.HasFace)
            return false;

        var path = $"/{definition.Plural}/{{id:guid}}/erase";
        pages.OnGet(path, (Guid id, string? request, HttpContext context, Erasures erasures, AkrabDb db, CancellationToken stop) => Ask(definition, id, request, [], context, erasures, db, stop));
        pages.OnPost(path, async (Guid id, IFormCollection form, HttpContext context, Erasures erasures, RecordReader records, AkrabDb db, CancellationToken stop) =>
        {
            var (typed, because, request) = (form["name"].ToString().Trim(), form["because"].ToString(), form["request"].ToString());
            if (typed != definition.TitleOf(await records.See<T>(id, stop)))
                return await Ask(definition, id, request, [new FieldProblem("name", "erasure.not-the-name")], context, erasures, db, stop);
            try
            {
                var erasure = await erasures.Begin(definition, id, because, request, stop);
                var report = await erasures.Await(erasure, Glance, stop);
                return context.Onward($"{Path}/{erasure}", report.State == ErasureState.Done ? Words.Say("erasure.done") : null);
            }
            catch (InvalidInput invalid)
            {
                return await Ask(definition, id, request, invalid.Problems, context, erasures, db, stop);
            }
        });
        return true;
    }

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, async (HttpContext context, Erasures erasures, CancellationToken stop) =>
            context.Page<ErasuresPage>(Words.Say("erasure.many"), null, (nameof(ErasuresPage.Erasures), await erasures.Latest(MostListed, stop))));
        pages.MapGet(Path + "/{id:guid}", async (Guid id, HttpContext context, Erasures erasures, AkrabDb db, Titles titles, CancellationToken stop) =>
        {
            var report = await erasures.Find(id, stop);
            if (report.State != ErasureState.Done)
                return context.Page<ErasingPage>(Words.Say("erasure.do"), null, (nameof(ErasingPage.Report), report));
            var who = report.By is { } by ? (await titles.Of(typeof(MemberId), [by], stop))[by].Title : null;
            return context.Page<ErasurePage>(Words.Say("erasure.one"), null, (nameof(ErasurePage.Proof), report), (nameof(ErasurePage.Who), who ?? Words.Say("history.system")), (nameof(ErasurePage.Registry), db.Registry));
        });
        pages.MapGet(Path + "/{id:guid}/progress", async (Guid id, HttpContext context, Erasures erasures, CancellationToken stop) =>
            await erasures.Find(id, stop) is { State: ErasureState.Running } report ? Pages.Fragment<ErasingProgress>((nameof(ErasingProgress.Report), report)) : context.Onward($"{Path}/{id}"));
        pages.MapPost(Path + "/{id:guid}/cancel", async (Guid id, IFormCollection _, HttpContext context, Erasures erasures, CancellationToken stop) =>
        {
            await erasures.Cancel(id, stop);
            await erasures.Await(id, Glance, stop);
            return context.Onward($"{Path}/{id}");
        });
    }

    private static async Task<IResult> Ask<T>(Definition<T> definition, Guid id, string? request, IReadOnlyList<FieldProblem> problems, HttpContext context, Erasures erasures, AkrabDb db, CancellationToken stop) where T : Entity
    {
        var (record, preview) = await erasures.Preview(definition, id, stop);
        return context.Page<ErasePage>(problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, Words.Say("erasure.do"), definition.Name,
            (nameof(ErasePage.Title), definition.TitleOf(record)), (nameof(ErasePage.RecordPath), $"/{definition.Plural}/{id}"), (nameof(ErasePage.Request), request),
            (nameof(ErasePage.Preview), preview), (nameof(ErasePage.Registry), db.Registry), (nameof(ErasePage.Form), new FormState(new Dictionary<string, string?>()) { Problems = problems }));
    }
}
