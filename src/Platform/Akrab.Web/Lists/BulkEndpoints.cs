using Akrab.Data.Access;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Export;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Lists;

/// <summary>What is done with several picked rows at once, each by the same path as one alone, and all taken back at once.</summary>
internal sealed class BulkEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        var group = pages.MapGroup($"/{definition.Plural}/bulk");
        group.OnPost("", async (IFormCollection form, HttpContext context, BulkDeeds deeds, CancellationToken stop) =>
        {
            var ids = Picked(form);
            if (ids.Count == 0)
                return context.Onward("/" + definition.Plural, Words.Say("list.bulk-none"));

            return form["do"].ToString() switch
            {
                "merge" when Merger.CanMerge(definition) => context.Onward($"/{definition.Plural}/merge?{string.Join('&', ids.Select(id => $"pick={id}"))}"),
                "export" => await ExportEndpoints.Send(definition, ExportFormat.Csv, deeds.Only(ids), context),
                "edit" => await Ask(definition, ids, form, context, deeds, stop),
                "set" => await Set(definition, ids, form, context, deeds, stop),
                "delete" => Done(definition, context, await deeds.Delete(definition, ids, stop)),
                "tag" when (await deeds.Fields(definition, stop)).FirstOrDefault(f => f.Name == "tags") is { } tags => Done(definition, context, await deeds.Edit(definition, ids, record => Tag(record, tags, form["tag"].ToString()), stop)),
                _ => throw new UnreadableValue("error.bad-request"),
            };
        });
        group.OnGet("/{deed:guid}/undo", (Guid deed, HttpContext context) =>
            context.Page<BulkUndoPage>(Words.Say("ui.undo"), definition.Name, (nameof(BulkUndoPage.Action), $"/{definition.Plural}/bulk/{deed}/undo"), (nameof(BulkUndoPage.Many), definition.Many)));
        group.OnPost("/{deed:guid}/undo", async (Guid deed, HttpContext context, IFormCollection _, AkrabDb db, TakingBack back, CancellationToken stop) =>
        {
            if (!db.Acting.MayChange(definition))
                throw new NotAllowed();
            return context.Onward("/" + definition.Plural, Words.Say("list.bulk-undone", ("count", await back.Of(definition, deed, stop))));
        });
        return true;
    }

    /// <summary>Which field, then which value.</summary>
    private static async Task<IResult> Ask<T>(Definition<T> definition, IReadOnlyList<Guid> ids, IFormCollection form, HttpContext context, BulkDeeds deeds, CancellationToken stop, FormState? state = null) where T : Entity
    {
        var fields = await deeds.Fields(definition, stop);
        return context.Page<BulkEditPage>(state is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, Words.Say("list.bulk-edit"), definition.Name, (nameof(BulkEditPage.Definition), definition), (nameof(BulkEditPage.Ids), ids),
            (nameof(BulkEditPage.Fields), fields), (nameof(BulkEditPage.Field), fields.FirstOrDefault(f => f.Name == form["field"])), (nameof(BulkEditPage.Form), state ?? new FormState()));
    }

    private static async Task<IResult> Set<T>(Definition<T> definition, IReadOnlyList<Guid> ids, IFormCollection form, HttpContext context, BulkDeeds deeds, CancellationToken stop) where T : Entity
    {
        var field = (await deeds.Fields(definition, stop)).FirstOrDefault(f => f.Name == form["field"]) ?? throw new UnreadableValue("error.bad-request");
        try
        {
            return Done(definition, context, await deeds.Set(definition, ids, field, form, stop));
        }
        catch (InvalidInput invalid)
        {
            return await Ask(definition, ids, form, context, deeds, stop, new FormState(FormReader.Inputs(form)) { Problems = invalid.Problems });
        }
    }

    private static IResult Done(EntityDefinition definition, HttpContext context, BulkDone done) => context.Onward("/" + definition.Plural,
        done.Left == 0 ? Words.Say("list.bulk-done", ("count", done.Count)) : Words.Say("list.bulk-done-some", ("count", done.Count), ("left", done.Left)),
        done.Count == 0 ? null : $"/{definition.Plural}/bulk/{done.Deed}/undo");

    private static List<Guid> Picked(IFormCollection form) =>
        [.. form["pick"].Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().Take(BulkDeeds.Most)];

    private static List<FieldProblem> Tag(Entity record, Field tags, string typed)
    {
        var more = (TextSet?)tags.Type.Parse(typed, ReadingContext.Invariant);
        foreach (var tag in more?.Items ?? [])
            tags.Set(record, ((TextSet?)tags.Get(record) ?? TextSet.None).With(tag));
        return [];
    }
}
