using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Notices.Pages;
using Akrab.Notices.Push;
using Akrab.Web.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Akrab.Notices.Telling;

/// <summary>What became of a notice.</summary>
internal enum Delivered
{
    Done,
    Later,

    /// <summary>Its reader may not see what it is about.</summary>
    Withheld,
}

/// <summary>Takes one notice to its reader, who is the one acting.</summary>
internal sealed class Delivery(AkrabDb db, Sentences sentences, INotices notices, PushCourier push, IPost post, IConfiguration configuration)
{
    public async Task<Delivered> Carry(NoticeRow row, CancellationToken stop)
    {
        if (row.ReadAt is not null)
            return Delivered.Done;

        var sentence = (await sentences.Of([row], stop))[0];
        if (sentence.Url is null)
        {
            await Withhold(row, stop);
            return Delivered.Withheld;
        }

        if (row.Ways.HasFlag(Ways.Mail) && row.Attempts == 1)
            await Mail(sentence, stop);
        return !row.Ways.HasFlag(Ways.Push) || await Push(sentence, stop) ? Delivered.Done : Delivered.Later;
    }

    /// <summary>They may not see what it is about: nothing is told, and whoever mentioned them learns that it did not reach them.</summary>
    private async Task Withhold(NoticeRow row, CancellationToken stop)
    {
        if (row is { Kind: NoticeKind.Mention, From: { } author } && db.Registry.LinkTo(row.AboutType)?.Make(row.About) is IEntityId about)
            await notices.Tell([author], new Notice(NoticeKind.Unseen, about) { From = row.Member }, stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task<bool> Push(Sentence sentence, CancellationToken stop)
    {
        var me = db.Me;
        var isDone = true;
        foreach (var device in await db.Set<DeviceRow>().AsTracking().Where(d => d.Member == me).ToListAsync(stop))
        {
            var outcome = await push.Send(device, new PushText(sentence.Text, sentence.Row.Text, $"{NoticePages.Home}/{sentence.Row.Id}", sentence.Row.Id.ToString()), stop);
            isDone &= outcome != PushOutcome.Later;
            if (outcome == PushOutcome.Gone)
                db.Remove(device);
        }

        await db.SaveChangesAsync(stop);
        return isDone;
    }

    private async Task Mail(Sentence sentence, CancellationToken stop)
    {
        var me = db.Me;
        if (!await post.CanSend(stop) || await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == me, stop) is not { Email: { } address } member)
            return;

        var link = configuration.Origin() is { } origin ? $"{origin}{NoticePages.Home}/{sentence.Row.Id}" : null;
        var text = string.Join("\n\n", ((string?[])[sentence.Text, sentence.Row.Text, link, Words.Say("notice.mail-foot")]).OfType<string>());
        await post.Queue(new Letter(address, sentence.Text, text) { ToName = member.Name, IsAutomatic = true }, stop);
        await db.SaveChangesAsync(stop);
    }
}
