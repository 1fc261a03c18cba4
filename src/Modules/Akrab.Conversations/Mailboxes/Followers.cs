using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Conversations.Mailboxes;

/// <summary>Has every mailbox followed that a company arranged, and anew when it is arranged in another way.</summary>
internal sealed class Followers(IServiceProvider services, Following following, Bells bells, TimeProvider time, ILogger<Followers> log) : TirelessLoop(time, log)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly Dictionary<(TenantId Tenant, DateTimeOffset ArrangedAt), (Task Work, CancellationTokenSource End)> _followed = [];

    protected override async Task Turn(CancellationToken stop)
    {
        await Arrange(stop);
        await bells.Mailboxes.Wait(Look, stop);
    }

    protected override Task Finish() => Task.WhenAll(_followed.Values.Select(follower => follower.Work));

    private async Task Arrange(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var mailboxes = await db.Set<MailboxRow>().IgnoreQueryFilters().AsNoTracking().Where(m => !db.Suspended.Contains(m.TenantId)).Select(m => new { m.TenantId, m.ArrangedAt }).ToListAsync(stop);
        var wanted = mailboxes.Select(m => (m.TenantId, m.ArrangedAt)).ToHashSet();
        foreach (var (key, (work, end)) in _followed.Where(f => !wanted.Contains(f.Key) || f.Value.Work.IsCompleted).ToList())
        {
            await end.CancelAsync();
            await work;
            end.Dispose();
            _followed.Remove(key);
        }

        foreach (var key in wanted.Where(key => !_followed.ContainsKey(key)))
        {
            var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
            _followed[key] = (Task.Run(() => following.Follow(key.TenantId, end.Token), CancellationToken.None), end);
        }
    }
}
