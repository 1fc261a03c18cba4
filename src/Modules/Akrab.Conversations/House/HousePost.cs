using Akrab.Contracts;
using Akrab.Kernel.Fields;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Akrab.Mail.Smtp;
using Akrab.Mail.Writing;
using Microsoft.Extensions.Logging;

namespace Akrab.Conversations.House;

/// <summary>Sends the few letters of the house at once: nobody but whoever waits for one knows of it.</summary>
internal sealed partial class HousePost(HouseMail? mail, TimeProvider time, ILogger<HousePost> log) : IHousePost
{
    public bool CanSend => mail is not null;

    public async Task<bool> Send(HouseLetter letter, CancellationToken stop)
    {
        if (mail is null || !MailAddress.IsAddress(letter.To))
            return false;

        try
        {
            await using var session = await SmtpSession.Open(mail.Server, mail.Login, stop: stop);
            var outcome = await session.Send(new OutgoingMail
            {
                From = mail.From,
                To = [new MailAddress(letter.To)],
                Id = MessageId.New(mail.From.Ascii is { } ascii ? ascii[(ascii.LastIndexOf('@') + 1)..] : mail.Server.Host),
                WrittenAt = time.Now(),
                Subject = CleanText.Line(letter.Subject),
                Text = CleanText.Lines(letter.Text),
                Automatic = Automatic.Generated,
            }, stop);
            if (!outcome.IsAcceptedByAll)
                NotSent(outcome.Recipients[0].Verdict.ToString());
            return outcome.IsAcceptedByAll;
        }
        catch (MailServerProblem problem)
        {
            NotSent($"{problem.Failure}: {problem.Message}");
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A letter of the house was not sent: {Why}")]
    private partial void NotSent(string why);
}
