using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Lists;

/// <summary>What is done with several picked rows at once, each by the same path as one alone.</summary>
internal sealed class BulkEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    private const int MostRows = 1000;

    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        pages.OnPost($"/{definition.Plural}/bulk", async (IFormCollection form, HttpContext context, AkrabDb db, RecordWriter writer, CancellationToken stop) =>
        {
            var ids = form["pick"].Select(p => Guid.TryParse(p, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().Take(MostRows).ToList();
            if (ids.Count == 0)
                return context.Onward("/" + definition.Plural, Words.Say("list.bulk-none"));

            if (form["do"] == "merge" && Merger.CanMerge(definition))
                return context.Onward($"/{definition.Plural}/merge?{string.Join('&', ids.Select(id => $"pick={id}"))}");

            var done = await Do(definition, form, ids, db, writer, stop);
            return context.Onward("/" + definition.Plural, Words.Say("list.bulk-done", ("count", done)));
        });
        return true;
    }

    private static async Task<int> Do<T>(Definition<T> definition, IFormCollection form, List<Guid> ids, AkrabDb db, RecordWriter writer, CancellationToken stop) where T : Entity
    {
        var done = 0;
        foreach (var id in ids)
        {
            try
            {
                if (form["do"] == "delete")
                    await writer.Delete(definition, id, null, stop);
                else if (form["do"] == "tag" && definition.Find("tags") is { } tags)
                    await writer.Edit(definition, id, null, record => Tag(record, tags, form["tag"].ToString()), stop);
                else
                    throw new UnreadableValue("error.bad-request");
                done++;
            }
            catch (RecordNotFound)
            {
                continue;
            }

            db.ChangeTracker.Clear();
        }

        return done;
    }

    private static List<FieldProblem> Tag(Entity record, Field tags, string typed)
    {
        var more = (TextSet?)tags.Type.Parse(typed, ReadingContext.Invariant);
        foreach (var tag in more?.Items ?? [])
            tags.Set(record, ((TextSet?)tags.Get(record) ?? TextSet.None).With(tag));
        return [];
    }
}
