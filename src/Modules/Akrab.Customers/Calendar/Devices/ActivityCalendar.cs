using Akrab.Customers.Activities;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Permissions;
using Akrab.Web.Dav;
using Akrab.Web.Dav.Entries;
using Akrab.Web.Dav.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Customers.Calendar.Devices;

/// <summary>The calendar of a member: what is theirs and what they take part in, whatever else they may see.</summary>
internal sealed class ActivityCalendars(IServiceProvider services, AkrabDb db, RecordShelf shelf) : IDavHome, IAsyncDisposable
{
    private AsyncServiceScope? _own;

    public DavKind Kind => DavKind.Calendars;

    public IReadOnlyList<DavCollection> Collections => field ??= [new ActivityCalendar(Own())];

    /// <summary>The eyes of somebody who sees only what is theirs; whom it is with is known to them all the same.</summary>
    private RecordShelf Own()
    {
        _own = services.Begin(db.Acting with { Rights = db.Acting.Rights.Seeing(Reach.Own), Teams = [] });
        return _own.Value.ServiceProvider.GetRequiredService<RecordShelf>().ShowingLinksOf(shelf);
    }

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>A member's activities, kept in step with their devices.</summary>
internal sealed class ActivityCalendar(RecordShelf shelf) : RecordCalendar<Activity>(shelf, shelf.Db.Registry.Get<Activity>(), new ActivityForm(shelf.Db.Registry.Get<Activity>()))
{
    private readonly RecordShelf _shelf = shelf;

    /// <summary>Whoever only takes part leaves; it is the owner's to delete.</summary>
    protected override async Task Remove(Activity record, CancellationToken stop)
    {
        var me = _shelf.Db.Acting.Member;
        if (record.Owner == me)
        {
            await base.Remove(record, stop);
            return;
        }

        var participants = _shelf.Db.Registry.Get<Participant>();
        foreach (var part in await _shelf.Db.Set<Participant>().AsNoTracking().Where(p => p.Activity == record.Id && p.Member == me).ToListAsync(stop))
            await _shelf.Writer.Delete(participants, part.Key, part.Version, stop);
    }
}
