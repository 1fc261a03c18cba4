using Akrab.Conversations.Accounts;
using Akrab.Conversations.Arrivals;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Mail.Connecting;
using Akrab.Mail.Imap;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Conversations.Mailboxes;

/// <summary>Follows the mailbox of one company: reads what is new, waits for more, comes back when the server went away.</summary>
internal sealed partial class Following(IServiceProvider services, Connections connections, TimeProvider time, ILogger<Following> log)
{
    /// <summary>A larger message is filed with its subject alone.</summary>
    public const int MostBytes = 25 * 1024 * 1024;

    /// <summary>So many messages in a minute at most: whoever floods a mailbox must not keep the house from its other work.</summary>
    private const int MostPerMinute = 120;

    private static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(10), Poll = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15)];

    /// <summary>Ends when it is stopped, or when there is no mailbox any more.</summary>
    public async Task Follow(TenantId tenant, CancellationToken stop)
    {
        for (var failures = 0; !stop.IsCancellationRequested;)
        {
            try
            {
                if (await Row(tenant, stop) is not { } mailbox)
                    return;
                await using var session = await connections.Imap(mailbox, Connections.Patient, stop);
                while (true)
                {
                    await CatchUp(tenant, session, stop);
                    failures = 0;
                    if (session.CanIdle)
                        await session.Idle(LongestIdle, stop);
                    else
                        await Task.Delay(Poll, time, stop);
                }
            }
            catch (Exception) when (stop.IsCancellationRequested)
            {
            }
            catch (Exception fault)
            {
                await Tell(tenant, fault);
                await Task.Delay(Pauses[Math.Min(failures++, Pauses.Length - 1)], time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Reads what came after the place we know. The first time that is nothing: what lay there before is nobody's business.</summary>
    private async Task CatchUp(TenantId tenant, ImapSession session, CancellationToken stop)
    {
        var state = await session.Select(stop: stop);
        var place = await Row(tenant, stop) is { LastUid: { } last } known && known.UidValidity == state.UidValidity ? (uint)last : await Begin(tenant, session, state, stop);
        var began = time.GetTimestamp();
        var read = 0;
        foreach (var uid in await session.After(place, stop))
        {
            if (++read % MostPerMinute == 0 && TimeSpan.FromMinutes(1) - time.GetElapsedTime(began) is { Ticks: > 0 } rest)
                await Task.Delay(rest, time, stop);
            await Deal(tenant, state, await session.Fetch(uid, MostBytes, stop), uid, stop);
        }

        await Note(tenant, m => (m.SeenAt, m.Failure, m.Words) = (time.Now(), null, null), stop);
    }

    /// <summary>Where uids were made anew, everything is looked at again; what was dealt with is known by its Message-ID.</summary>
    private async Task<uint> Begin(TenantId tenant, ImapSession session, MailboxState state, CancellationToken stop)
    {
        var isFirst = await Row(tenant, stop) is not { LastUid: not null };
        var place = isFirst ? state.UidNext is { } next ? next - 1 : (await session.After(0, stop)).LastOrDefault() : 0;
        await Note(tenant, m => (m.UidValidity, m.LastUid) = (state.UidValidity, place), stop);
        return place;
    }

    private async Task Deal(TenantId tenant, MailboxState state, FetchedMail? mail, uint uid, CancellationToken stop)
    {
        if (mail is null)
        {
            await Note(tenant, m => m.LastUid = m.UidValidity == state.UidValidity ? uid : m.LastUid, stop);
            return;
        }

        for (var attempt = 1; ; attempt++)
        {
            await using var scope = services.Begin(Acting.System(tenant) with { Origin = new Origin(Door.Mailbox) });
            var isLast = attempt == 3;
            try
            {
                await scope.ServiceProvider.GetRequiredService<Filing>().Deal(mail, state.UidValidity, isBroken: isLast, stop);
                return;
            }
            catch (Exception fault) when (!isLast && !stop.IsCancellationRequested)
            {
                // Somebody changed the customer in between, another process was first, or the mail breaks us: the third time it is noted as unreadable.
                Again(uid, fault.GetType().Name);
            }
        }
    }

    private async Task Tell(TenantId tenant, Exception fault)
    {
        var (failure, words) = fault is MailServerProblem problem ? (Naming.Kebab(problem.Failure.ToString()), problem.Words) : ("unexpected", null);
        if (fault is not MailServerProblem)
            Stumbled(fault);
        try
        {
            await Note(tenant, m => (m.Failure, m.Words) = (failure, words), CancellationToken.None);
        }
        catch (Exception second)
        {
            Stumbled(second);
        }
    }

    private async Task<MailboxRow?> Row(TenantId tenant, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        return await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<MailboxRow>().AsNoTracking().FirstOrDefaultAsync(stop);
    }

    private async Task Note(TenantId tenant, Action<MailboxRow> change, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await db.Set<MailboxRow>().AsTracking().FirstOrDefaultAsync(stop) is not { } mailbox)
            return;
        change(mailbox);
        await db.SaveChangesAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Uid} could not be dealt with and is tried again: {Fault}")]
    private partial void Again(uint uid, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Following a mailbox stumbled and goes on")]
    private partial void Stumbled(Exception fault);
}
