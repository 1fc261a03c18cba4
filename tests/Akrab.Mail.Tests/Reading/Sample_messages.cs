using System.Text;
using Akrab.Mail.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Mail.Tests.Reading;

/// <summary>Real and hand-made messages from the fixtures of Ruby's mail library, whole and damaged.</summary>
public sealed class Sample_messages
{
    private const int Damages = 60;

    [Fact]
    public void All_are_read()
    {
        var mails = Files().Select(file => ReceivedMail.Read(File.ReadAllBytes(file))).ToList();

        Assert.True(mails.Count > 60);
        Assert.All(mails, mail => Assert.True(Touch(mail) > 0));
        Assert.True(mails.Count(mail => mail.From is not null && mail.WrittenAt is not null) > 50);
    }

    [Theory]
    [InlineData("rfc2822/example14.eml", "Re: TEST  テストテスト", 0)]
    [InlineData("attachment_emails/attachment_pdf_lf.eml", "Another PDF with 🎉 Unicode chars in it 🍿", 1)]
    [InlineData("mime_emails/raw_email7.eml", "testing", 3)]
    [InlineData("mime_emails/email_with_similar_boundaries.eml", null, 1)]
    public void What_is_hard_is_read_too(string name, string? subject, int files)
    {
        var mail = ReceivedMail.Read(File.ReadAllBytes(SharedData.File("mime", name)));

        Assert.Equal(subject ?? mail.Subject, mail.Subject);
        Assert.Equal(files, mail.Files.Count);
    }

    [Fact]
    public void Damage_makes_them_smaller_but_never_fails()
    {
        var random = new Random(4711);
        foreach (var file in Files())
            for (var i = 0; i < Damages; i++)
                Touch(Damaged(File.ReadAllBytes(file), random));
    }

    [Fact]
    public void Any_bytes_are_a_message() => Prop.ForAll<byte[], string?>((bytes, text) =>
    {
        Touch(bytes);
        Touch(Encoding.UTF8.GetBytes($"Content-Type: multipart/mixed; boundary=\"{text}\"\nTo: {text}\nDate: {text}\nSubject: =?utf-8?Q?{text}?=\n\n--{text}\n\n{text}"));
        Touch(Encoding.UTF8.GetBytes($"Content-Type: text/html\n\n<p {text}>{text}<{text}"));
    }).QuickCheckThrowOnFailure();

    private static byte[] Damaged(byte[] message, Random random)
    {
        for (var i = random.Next(1, 20); i > 0 && message.Length > 2; i--)
        {
            var at = random.Next(message.Length - 1);
            var length = random.Next(1, Math.Min(message.Length - at, 200));
            message = random.Next(4) switch
            {
                0 => [.. message[..at], .. message[(at + length)..]],
                1 => [.. message[..at], .. message[at..(at + length)], .. message[at..]],
                2 => [.. message[..at], (byte)random.Next(256), .. message[(at + 1)..]],
                _ => [.. message[..at], .. "\r\n\";=(<"u8[random.Next(6)..], .. message[at..]],
            };
        }

        return message;
    }

    private static void Touch(byte[] message)
    {
        try
        {
            Touch(ReceivedMail.Read(message));
        }
        catch (MailLimitExceeded)
        {
            // The one way to fail.
        }
    }

    /// <summary>Reads everything, because much is read only when asked for.</summary>
    private static int Touch(ReceivedMail mail) =>
        1 + $"{mail.From}{mail.WrittenAt}{mail.Subject}{mail.Id}{mail.InReplyTo}{mail.Html}{mail.NewWords}{mail.Report}{mail.IsAutomatic}".Length
        + mail.To.Count + mail.Cc.Count + mail.ReplyTo.Count + mail.References.Count + mail.Files.Sum(file => file.ToBytes().Length + file.Name.Length + (file.ContentId?.Length ?? 0));

    private static string[] Files() => Directory.GetFiles(SharedData.Folder("mime"), "*.eml", SearchOption.AllDirectories);
}
