using Akrab.Mail.Coding;

namespace Akrab.Mail.Writing;

/// <summary>Writes the headers of a message and chooses the nesting of its parts: mixed (alternative (text, related (html, images)), files).</summary>
internal sealed class MessageWriter(Stream to)
{
    private readonly HeaderWriter _headers = new(to);

    public void Write(OutgoingMail mail)
    {
        WriteWho(mail);
        _headers.Text("Subject", mail.Subject);
        _headers.Tokens("Date", [MailDate.Format(mail.WrittenAt)]);
        _headers.Tokens("Message-ID", [mail.Id.ToString()]);
        if (mail.InReplyTo is { } answered)
            _headers.Tokens("In-Reply-To", [answered.ToString()]);
        if (mail.References.Count > 0)
            _headers.Tokens("References", mail.References.Select(id => id.ToString()));
        if (mail.Automatic != Automatic.No)
            _headers.Tokens("Auto-Submitted", [mail.Automatic == Automatic.Replied ? "auto-replied" : "auto-generated"]);
        WriteUnsubscribing(mail.Unsubscribing);
        foreach (var header in mail.MoreHeaders)
            _headers.Text(header.Name, header.Value);
        _headers.Tokens("MIME-Version", ["1.0"]);
        Whole(mail).Write(_headers, to);
    }

    private void WriteWho(OutgoingMail mail)
    {
        _headers.Addresses("From", [mail.From]);
        _headers.Addresses("Reply-To", mail.ReplyTo);
        _headers.Addresses("To", mail.To);
        _headers.Addresses("Cc", mail.Cc);
        if (mail.To.Count + mail.Cc.Count == 0)
            _headers.Tokens("To", ["undisclosed-recipients:;"]);
    }

    private void WriteUnsubscribing(Unsubscribing? unsubscribing)
    {
        if (unsubscribing is null)
            return;

        var addresses = unsubscribing.Addresses.ToList();
        _headers.Tokens("List-Unsubscribe", addresses.Select((address, i) => i < addresses.Count - 1 ? address + "," : address));
        if (unsubscribing.Post is not null)
            _headers.Tokens("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"]);
    }

    private static Entity Whole(OutgoingMail mail)
    {
        // Without HTML nothing shows the pictures: then they are files.
        var files = mail.Html is null ? mail.Images.Select(image => image.File).Concat(mail.Attachments) : mail.Attachments;
        return OneOr("mixed", [Readable(mail), .. files.Select(file => new FileEntity(file))]);
    }

    private static Entity Readable(OutgoingMail mail)
    {
        if (mail.Html is null)
            return new TextEntity("plain", mail.Text ?? "");

        var html = OneOr("related", [new TextEntity("html", mail.Html), .. mail.Images.Select(image => new FileEntity(image.File, image.ContentId))]);
        return mail.Text is null ? html : new MultipartEntity("alternative", [new TextEntity("plain", mail.Text), html]);
    }

    private static Entity OneOr(string subtype, IReadOnlyList<Entity> parts) => parts is [var only] ? only : new MultipartEntity(subtype, parts);
}
