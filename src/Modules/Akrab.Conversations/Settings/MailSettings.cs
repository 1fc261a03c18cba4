using Akrab.Conversations.Accounts;
using Akrab.Conversations.Letters;
using Akrab.Conversations.Mailboxes;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Mail;
using Akrab.Web.Frame;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Settings;

/// <summary>Reads and arranges how the company sends and receives.</summary>
internal sealed class MailSettings(AkrabDb db, PasswordSeal seal, Shelf shelf, Bells bells, TimeProvider time)
{
    public Task<AccountRow?> Account(CancellationToken stop) => db.Set<AccountRow>().AsNoTracking().FirstOrDefaultAsync(stop);

    public Task<MailboxRow?> Mailbox(CancellationToken stop) => db.Set<MailboxRow>().AsNoTracking().FirstOrDefaultAsync(stop);

    /// <summary>False when something in the sheet is wrong; the sheet says what.</summary>
    public async Task<bool> SaveAccount(FormSheet sheet, CancellationToken stop)
    {
        var known = await db.Set<AccountRow>().AsTracking().FirstOrDefaultAsync(stop);
        var server = ServerSheet.Read(sheet, known, isUserNeeded: false);
        var (name, address, pace) = (sheet.Required("fromName"), sheet.Email("fromAddress"), sheet.Number("perMinute", 1, 600));
        if (!MailAddress.IsAddress(address))
            sheet.Refuse("fromAddress", Words.Say("error.not-an-email"));
        if (!sheet.IsGood)
            return false;

        var account = known ?? Added(new AccountRow { Host = "", Port = 0, Encryption = default, ArrangedAt = default, FromName = "", FromAddress = "", PerMinute = 0 });
        Arrange(account, server);
        (account.FromName, account.FromAddress, account.PerMinute) = (CleanText.Line(name), address, pace);
        await db.SaveChangesAsync(stop);
        await shelf.Hurry(stop);
        bells.Post.Ring();
        return true;
    }

    /// <summary>False when something in the sheet is wrong; the sheet says what.</summary>
    public async Task<bool> SaveMailbox(FormSheet sheet, CancellationToken stop)
    {
        var known = await db.Set<MailboxRow>().AsTracking().FirstOrDefaultAsync(stop);
        var server = ServerSheet.Read(sheet, known, isUserNeeded: true);
        var (address, trusted) = (sheet.Email("address"), sheet.AtMost("trustedHost"));
        if (!MailAddress.IsAddress(address))
            sheet.Refuse("address", Words.Say("error.not-an-email"));
        if (!sheet.IsGood)
            return false;

        var mailbox = known ?? Added(new MailboxRow { Host = "", Port = 0, Encryption = default, ArrangedAt = default, Address = "" });
        if (mailbox.Host != server.Host || mailbox.User != server.User)
            (mailbox.UidValidity, mailbox.LastUid) = (0, null);
        Arrange(mailbox, server);
        (mailbox.Address, mailbox.TrustedHost) = (address, trusted.Length == 0 ? null : trusted);
        (mailbox.SeenAt, mailbox.Failure, mailbox.Words) = (null, null, null);
        await db.SaveChangesAsync(stop);
        bells.Mailboxes.Ring();
        return true;
    }

    /// <summary>Server, name and password are forgotten; what was sent and filed stays.</summary>
    public async Task Forget<T>(CancellationToken stop) where T : ServerRow
    {
        db.RemoveRange(await db.Set<T>().AsTracking().ToListAsync(stop));
        await db.SaveChangesAsync(stop);
    }

    private T Added<T>(T row) where T : ServerRow
    {
        db.Add(row);
        return row;
    }

    private void Arrange(ServerRow row, ServerInput server)
    {
        (row.Host, row.Port, row.Encryption, row.User, row.ArrangedAt) = (server.Host, server.Port, server.Encryption, server.User, time.Now());
        row.Password = server.Password switch
        {
            null => row.Password,
            "" => null,
            { } typed => seal.Close(db.CurrentTenant, typed),
        };
    }
}
