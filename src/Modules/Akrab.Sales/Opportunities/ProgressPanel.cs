using Akrab.Contracts;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Sales.Pipelines;
using Akrab.Web.Records;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Sales.Opportunities;

/// <summary>How far an opportunity is: what is to be done next, how long it stands, and how it came here.</summary>
public sealed class ProgressPanel(AkrabDb db, IActivities activities, Titles titles, TimeProvider time) : SidePanel<OpportunityId, ProgressCard>(db)
{
    private const int Most = 12;

    protected override async Task<(string Name, object? Value)[]> Show(Entity record, PanelPlace place, CancellationToken stop)
    {
        var opportunity = (Opportunity)record;
        var limit = await Db.Set<Stage>().AsNoTracking().Where(s => s.Id == opportunity.Stage).Select(s => s.StaleAfterDays).FirstOrDefaultAsync(stop);
        var moves = await Db.Set<StageMove>().AsNoTracking().Where(m => m.Opportunity == opportunity.Id).OrderByDescending(m => m.At).Take(Most).ToListAsync(stop);
        var names = await titles.Of(typeof(MemberId), [.. moves.Select(m => m.Member?.Value).OfType<Guid>().Distinct()], stop);
        var next = opportunity.IsOpen ? await activities.NextFor([opportunity.Id], stop) : null;
        return
        [
            (nameof(ProgressCard.Standing), opportunity.IsOpen ? OpportunityNotes.Standing(opportunity, limit, time.Now()) : null),
            (nameof(ProgressCard.Next), next is null ? null : OpportunityNotes.Next(next.GetValueOrDefault(opportunity.Id), time.Today())),
            (nameof(ProgressCard.NextUrl), next?.GetValueOrDefault(opportunity.Id) is { } one ? $"/activities/{one.Id.Value}" : null),
            (nameof(ProgressCard.AddUrl), place.CanWrite && next is not null ? $"/activities/new?opportunity={record.Key}{(opportunity.Party is { } party ? $"&party={party.Value}" : "")}" : null),
            (nameof(ProgressCard.Moves), moves.Select(m => new MadeMove(m.Name, m.At, m.Member is { } by ? names[by.Value].Title : null, m.AfterDays)).ToList()),
        ];
    }
}

/// <summary>One move, as it is shown.</summary>
public sealed record MadeMove(string To, DateTimeOffset At, string? By, int AfterDays);
