using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Activities;

/// <summary>
/// What colleagues have promised somebody and is not done yet, for whoever serves them: what kind of thing, by when and whose. What it is about
/// stays with those who may see it.
/// </summary>
public sealed class PromisesPanel(AkrabDb db, Titles titles) : SidePanel<PartyId, PromisesCard>(db)
{
    private const int Most = 10;

    protected override async Task<(string, object?)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var definition = Db.Registry.Get<Activity>();
        if (Db.SeesAll(Db.Registry.Rank(definition)) || !Db.Acting.MayChange(Db.Registry.Get(record.GetType())))
            return [];

        var party = new PartyId(record.Key);
        var open = Db.Set<Activity>().AsNoTracking().Where(a => a.Party == party && a.Status != ActivityStatus.Done);
        var seen = await open.Select(a => a.Id).ToListAsync(stop);
        var others = await open.IgnoreQueryFilters(["rows"]).Where(a => !seen.Contains(a.Id)).OrderBy(a => a.DueOn).Take(Most).ToListAsync(stop);
        var names = await titles.Of(typeof(MemberId), [.. others.Select(a => a.Owner?.Value).OfType<Guid>().Distinct()], stop);
        return [(nameof(PromisesCard.Promises), others.Select(a => new Promise(a.Kind, a.DueOn, a.Owner is { } owner ? names[owner.Value].Title : null)).ToList())];
    }
}

/// <summary>A thing to do of a colleague's.</summary>
public sealed record Promise(ActivityKind Kind, DateOnly? DueOn, string? Whose);
