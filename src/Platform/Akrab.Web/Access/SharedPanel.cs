using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Access;

/// <summary>With whom a record is shared, and the way to end it.</summary>
public sealed class SharedPanel(AkrabDb db, Titles titles) : IRecordPanel
{
    public bool IsCentral => false;

    public bool IsFor(EntityDefinition definition) => definition.IsOwned;

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var today = db.Today;
        var shares = await db.Set<ShareRow>().AsNoTracking().Where(s => s.Record == record.Key && s.EndedAt == null && (s.Until == null || s.Until >= today)).OrderBy(s => s.Id).ToListAsync(stop);
        if (shares.Count == 0)
            return _ => { };

        var members = await titles.Of(typeof(MemberId), [.. shares.Select(s => s.Member?.Value).OfType<Guid>()], stop);
        var teams = await titles.Of(typeof(TeamId), [.. shares.Select(s => s.Team?.Value).OfType<Guid>()], stop);
        var canStop = db.Acting.MayDo(definition.Actions.Single(a => a.InputType == typeof(StopSharing))) && db.Acting.IsWithin(db.Acting.Reaching(definition).Change, record);
        return builder =>
        {
            builder.OpenComponent<SharedCard>(0);
            builder.AddComponentParameter(1, nameof(SharedCard.Shares), shares.Select(s => (s, (s.Member is { } member ? members[member.Value] : teams[s.Team!.Value.Value]).Title ?? "?")).ToList());
            builder.AddComponentParameter(2, nameof(SharedCard.StopUrl), canStop ? $"/{definition.Plural}/{record.Key}/stop-sharing" : null);
            builder.CloseComponent();
        };
    }
}
