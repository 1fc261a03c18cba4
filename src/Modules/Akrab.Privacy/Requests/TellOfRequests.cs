using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Events;
using Akrab.Kernel.Permissions;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Requests;

/// <summary>Tells those who look after personal data that somebody asks.</summary>
public sealed class TellOfRequests(AkrabDb db, INotices notices, Administrators members) : IHandle<PrivacyRequestReceived>
{
    public async Task Handle(Happened<PrivacyRequestReceived> happened, CancellationToken stop)
    {
        if (await db.Set<PrivacyRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == happened.Event.Request, stop) is { IsOpen: true } request)
            await notices.Tell(request.Responsible is { } one ? [one] : await members.Who(Rights.LookAfterPrivacy, stop), new Notice(NoticeKind.PrivacyRequest, request.Id) { From = happened.By, Key = $"privacy-request:{request.Id.Value}" }, stop);
    }
}
