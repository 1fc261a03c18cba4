using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Web.Duplicates;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Merging;

/// <summary>Making several people, or several organisations, one; and taking them apart.</summary>
internal sealed class MergeEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    private const int Most = 5;

    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (!Merger.CanMerge(definition))
            return false;

        pages.OnGet($"/{definition.Plural}/merge", (HttpContext context, Lookup lookup, Titles titles, Overlays overlays, AkrabDb db, CancellationToken stop) => Ask(definition, context, lookup, titles, overlays, db, stop));
        pages.OnPost($"/{definition.Plural}/merge", (IFormCollection form, HttpContext context, Merger merger, PairAnswers answers, CancellationToken stop) => Merge(definition, form, context, merger, answers, stop));
        pages.OnGet($"/{definition.Plural}/{{id:guid}}/separate/{{merge:guid}}", async (Guid id, Guid merge, HttpContext context, RecordReader records, CancellationToken stop) =>
        {
            await records.See<T>(id, stop);
            return context.Page<SeparatePage>(Words.Say("merge.separate"), definition.Name, (nameof(SeparatePage.Action), $"/{definition.Plural}/{id}/separate/{merge}"));
        });
        pages.OnPost($"/{definition.Plural}/{{id:guid}}/separate/{{merge:guid}}", async (Guid id, Guid merge, HttpContext context, IFormCollection _, RecordReader records, Merger merger, PairAnswers answers, CancellationToken stop) =>
        {
            await records.See<T>(id, stop);
            var apart = await merger.Separate(definition, id, merge, stop);
            await answers.Note(definition, apart, PairAnswer.Two, stop);
            return context.Onward($"/{definition.Plural}/{id}", Words.Say("merge.separated"));
        });
        return true;
    }

    private static async Task<IResult> Ask<T>(Definition<T> definition, HttpContext context, Lookup lookup, Titles titles, Overlays overlays, AkrabDb db, CancellationToken stop) where T : Entity
    {
        if (!Merger.MayMerge(db.Acting, definition))
            throw new NotAllowed();

        var ids = Picked(context.Request.Query["pick"]);
        var records = (await lookup.Records(definition, ids, stop)).Values.OrderBy(r => r.Key).ToList();
        if (records.Count < 2)
            return context.Onward($"/{definition.Plural}", Words.Say("merge.pick-more", ("count", Most)));

        IReadOnlyList<Field> fields = [.. (await overlays.Of(db, stop)).FieldsOf(definition)];
        var links = LinkTexts.Of(await titles.Of(records, fields, stop));
        return context.Page<MergePage>(Words.Say("merge.do"), definition.Name, (nameof(MergePage.Model), new MergeModel(definition, records, fields, links)));
    }

    private static async Task<IResult> Merge<T>(Definition<T> definition, IFormCollection form, HttpContext context, Merger merger, PairAnswers answers, CancellationToken stop) where T : Entity
    {
        var ids = Picked(form["pick"]);
        if (!Guid.TryParse(form[MergeModel.Stays], out var stays) || !ids.Contains(stays))
            throw new BrokenRule("merge.not-found");

        var choices = definition.Fields.Where(f => Guid.TryParse(form[MergeModel.Choice(f)], out var from) && ids.Contains(from)).ToDictionary(f => f.Name, f => Guid.Parse(form[MergeModel.Choice(f)]!));
        var merge = await merger.Merge(definition, stays, ids, choices, stop);
        await answers.Note(definition, ids, PairAnswer.One, stop);
        return context.Onward($"/{definition.Plural}/{stays}", Words.Say("merge.done", ("count", ids.Count)), $"/{definition.Plural}/{stays}/separate/{merge}");
    }

    private static List<Guid> Picked(IEnumerable<string?> typed) => [.. typed.Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().Take(Most)];
}
