using Akrab.Conversations.Accounts;
using Akrab.Conversations.Mailboxes;
using Akrab.Mail;
using Akrab.Mail.Writing;

namespace Akrab.Conversations.Letters;

/// <summary>Writes a letter as it travels.</summary>
internal sealed class Wording(PasswordSeal seal)
{
    /// <summary>Null when it cannot be written any more: a secret one whose keys are gone.</summary>
    /// <param name="mailbox">Where answers are filed by themselves; they go there too.</param>
    public OutgoingMail? Of(LetterRow letter, AccountRow account, MailboxRow? mailbox)
    {
        var text = letter is { IsSecret: true, Text: { } closed } ? seal.Open(letter.TenantId, closed) : letter.Text;
        return text is null ? null : new OutgoingMail
        {
            From = new MailAddress(account.FromAddress, account.FromName),
            To = [new MailAddress(letter.To, letter.ToName)],
            ReplyTo = letter.ReplyTo is { } answers ? [new MailAddress(answers, letter.ReplyToName), .. Filing(mailbox, answers)] : [],
            Id = new MessageId(letter.MessageId),
            WrittenAt = letter.CreatedAt,
            Subject = letter.Subject,
            Text = text,
            Automatic = letter.IsAutomatic ? Automatic.Generated : Automatic.No,
        };
    }

    private static IEnumerable<MailAddress> Filing(MailboxRow? mailbox, string answers) =>
        mailbox is null || mailbox.Address.Equals(answers, StringComparison.OrdinalIgnoreCase) ? [] : [new MailAddress(mailbox.Address)];
}
