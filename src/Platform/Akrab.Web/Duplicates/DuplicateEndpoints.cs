using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Lists;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Linkage;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Duplicates;

/// <summary>Who is there twice: looked for on demand, decided pair by pair.</summary>
internal sealed class DuplicateEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    private const int MostShown = 25, MostRead = 200;

    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (!Merger.CanMerge(definition))
            return false;

        pages.OnPost($"/{definition.Plural}/alike", (IFormCollection form, RecordForms forms, CancellationToken stop) => forms.Alike(definition, form, stop));
        var group = pages.MapGroup(DuplicateModel.PathOf(definition));
        group.OnGet("", async (HttpContext context, AkrabDb db, Lookup lookup, Titles titles, KnowledgeStore store, CancellationToken stop) =>
        {
            var model = await Read(definition, db, lookup, titles, await store.Of(db, definition, stop), stop);
            return context.IsFragment() && model.IsRunning
                ? Pages.Fragment<ScanProgress>((nameof(ScanProgress.Model), model))
                : context.Page<DuplicatesPage>(Words.Say("duplicates.title"), definition.Name, (nameof(DuplicatesPage.Model), model));
        });
        group.OnPost("/scan", async (HttpContext context, IFormCollection _, AkrabDb db, Jobs jobs, CancellationToken stop) =>
        {
            Demand(db, definition);
            if (await Latest(db, definition, stop) is not { State: JobState.Waiting or JobState.Running })
            {
                jobs.Enqueue(new ScanDuplicates(definition.Name));
                await db.SaveChangesAsync(stop);
            }

            return context.Onward(DuplicateModel.PathOf(definition));
        });
        group.OnPost("/cancel", async (HttpContext context, IFormCollection _, AkrabDb db, Jobs jobs, CancellationToken stop) =>
        {
            Demand(db, definition);
            if (await Latest(db, definition, stop) is { } job)
                await jobs.Cancel(job.Id, stop);
            return context.Onward(DuplicateModel.PathOf(definition));
        });
        group.OnPost("/two", async (IFormCollection form, HttpContext context, AkrabDb db, PairAnswers answers, CancellationToken stop) =>
        {
            Demand(db, definition);
            if (Guid.TryParse(form["one"], out var one) && Guid.TryParse(form["other"], out var other)
                && await db.Set<DuplicateRow>().AnyAsync(d => d.Entity == definition.Name && d.One == one && d.Other == other, stop))
                await answers.Note(definition, [one, other], PairAnswer.Two, stop);
            return context.Onward(DuplicateModel.PathOf(definition), Words.Say("duplicates.noted"));
        });
        return true;
    }

    private static async Task<DuplicateModel> Read<T>(Definition<T> definition, AkrabDb db, Lookup lookup, Titles titles, Knowledge knowledge, CancellationToken stop) where T : Entity
    {
        Demand(db, definition);
        var rows = await db.Set<DuplicateRow>().AsNoTracking().Where(d => d.Entity == definition.Name && d.Answer == null && d.Odds >= knowledge.Threshold).OrderByDescending(d => d.Odds).Take(MostRead).ToListAsync(stop);
        var seen = await lookup.Records(definition, [.. rows.SelectMany(r => new[] { r.One, r.Other })], stop);
        var pairs = rows.Where(r => seen.ContainsKey(r.One) && seen.ContainsKey(r.Other)).Take(MostShown)
            .Select(r => new DuplicatePair(seen[r.One], seen[r.Other], knowledge.Probability(r.Odds!.Value), JsonSerializer.Deserialize<List<Evidence>>(r.Evidence)!)).ToList();
        var links = LinkTexts.Of(await titles.Of(pairs.SelectMany(p => new[] { p.One, p.Other }).ToList(), definition.Listed, stop));
        return new DuplicateModel(definition, pairs, links, await Latest(db, definition, stop));
    }

    private static Task<JobRow?> Latest(AkrabDb db, EntityDefinition definition, CancellationToken stop)
    {
        var input = JsonSerializer.Serialize(new ScanDuplicates(definition.Name), Data.Writing.EventJson.Options);
        return db.Set<JobRow>().AsNoTracking().Where(j => j.Kind == DuplicateSetup.Scan && j.Input == input).OrderByDescending(j => j.Id).FirstOrDefaultAsync(stop);
    }

    private static void Demand(AkrabDb db, EntityDefinition definition)
    {
        if (!Merger.MayMerge(db.Acting, definition))
            throw new NotAllowed();
    }
}
