using Akrab.Contracts;
using Akrab.Conversations.Letters;
using Akrab.Data.Model;
using Akrab.Mail.Reading;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Conversations.Arrivals;

/// <summary>What other servers say later about letters that ours had taken.</summary>
internal sealed class Reports(AkrabDb db)
{
    private const int LongestWords = 500;

    /// <summary>A letter that came back was refused after all. Its number is known only to those it went through.</summary>
    public async Task Note(DeliveryReport report, CancellationToken stop)
    {
        if (report.Original is not { } id || report.Recipients.FirstOrDefault(r => r.IsFailedForGood) is not { } failed)
            return;
        if (await db.Set<LetterRow>().AsTracking().FirstOrDefaultAsync(l => l.MessageId == id.Value && (l.State == LetterState.Sent || l.State == LetterState.Unknown), stop) is not { } letter)
            return;

        (letter.State, letter.Failure) = (LetterState.Refused, "came-back");
        letter.Words = CleanText.Cut(CleanText.Line($"{failed.Status} {failed.Diagnostic}"), LongestWords);
    }
}
