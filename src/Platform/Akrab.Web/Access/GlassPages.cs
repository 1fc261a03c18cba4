using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Access;

/// <summary>The page on which somebody who serves a caller opens a customer of others.</summary>
internal static class GlassPages
{
    public const string Path = "/glass";

    private const int ShortestReason = 10, LongestReason = 500;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext context, AkrabDb db) => db.Acting.Rights.May(Rights.BreakGlass) ? Page(context, [], StatusCodes.Status200OK) : throw new NotAllowed());
        pages.MapPost(Path, async (HttpContext context, IFormCollection form, Glass glass, CancellationToken stop) =>
        {
            var inputs = FormReader.Inputs(form);
            var because = form["because"].ToString().Trim();
            if (because.Length is < ShortestReason or > LongestReason)
                return Page(context, inputs, StatusCodes.Status422UnprocessableEntity, new FieldProblem("because", "glass.why-short"));
            return await glass.Break(form["contact"].ToString(), because, stop) is [var (definition, id), ..]
                ? context.Onward($"/{definition.Plural}/{id}", Words.Say("glass.opened"))
                : Page(context, inputs, StatusCodes.Status422UnprocessableEntity, new FieldProblem("contact", "glass.none"));
        });
    }

    private static IResult Page(HttpContext context, Dictionary<string, string?> inputs, int status, params IReadOnlyList<FieldProblem> problems) =>
        context.Page<GlassPage>(status, Words.Say("glass.title"), null, (nameof(GlassPage.Form), new FormState(inputs) { Problems = problems }));
}
