using Akrab.Data.Lists;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Merging;

/// <summary>Who else this record is: what was merged into it, with the way back.</summary>
public sealed class MergedPanel(AkrabDb db, Lookup lookup) : IRecordPanel
{
    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => Merger.CanMerge(definition);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var rows = await db.Set<MergeRow>().AsNoTracking().Where(m => m.Survivor == record.Key && m.UndoneAt == null).ToListAsync(stop);
        if (rows.Count == 0)
            return _ => { };

        var titles = (await lookup.AllRecords(definition, [.. rows.Select(r => r.Absorbed)], stop)).ToDictionary(r => r.Key, r => definition.TitleOf(r));
        var canSeparate = Merger.MayMerge(db.Acting, definition);
        var merges = rows.GroupBy(r => r.Merge).OrderByDescending(g => g.Key)
            .Select(g => new MergedCard.Line(string.Join(", ", g.Select(r => titles[r.Absorbed])), g.First().At, canSeparate ? $"/{definition.Plural}/{record.Key}/separate/{g.Key}" : null)).ToList();
        return builder =>
        {
            builder.OpenComponent<MergedCard>(0);
            builder.AddComponentParameter(1, nameof(MergedCard.Lines), merges);
            builder.CloseComponent();
        };
    }
}
