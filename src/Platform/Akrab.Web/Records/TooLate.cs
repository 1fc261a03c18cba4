using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Records;

/// <summary>Says why a deed can be done no more: who did which one first, and when.</summary>
public sealed class TooLate(AkrabDb db, Titles titles, Overlays overlays)
{
    public async Task<BrokenRule> Of(EntityDefinition definition, Guid id, CancellationToken stop)
    {
        var deeds = definition.Actions.Where(a => a.IsGuarded).Select(a => a.Name).ToList();
        var last = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Record == id && deeds.Contains(j.Action)).OrderByDescending(j => j.Id).FirstOrDefaultAsync(stop);
        if (last is null || new ChangeLines(await overlays.Of(db, stop), definition).IsHidden(last))
            return new BrokenRule("error.not-possible-now");

        var who = last.Actor is { } actor ? (await titles.Of(typeof(MemberId), [actor.Value], stop))[actor.Value].Title ?? Words.Say("history.somebody") : Words.Say("history.system");
        return new BrokenRule("error.done-before", ("who", who), ("deed", ChangeLines.What(definition, last.Action)), ("when", new MomentType().Format(last.At)));
    }
}
