namespace Akrab.Mail.Reading;

/// <summary>What a server says has become of a message it took (RFC 3464).</summary>
/// <param name="Original">The message it is about, if the report shows it.</param>
public sealed record DeliveryReport(MessageId? Original, IReadOnlyList<RecipientReport> Recipients)
{
    internal static DeliveryReport? Of(Part message, MailLimits limits)
    {
        if (message.Type.Value != "multipart/report" || First(message, "message/delivery-status", "message/global-delivery-status") is not { } status)
            return null;

        List<RecipientReport> recipients = [];
        for (ReadOnlyMemory<byte> rest = status.Content; rest.Length > 0;)
        {
            (var group, rest) = Headers.Read(rest, Math.Max(rest.Length, limits.MaxHeaderBytes));
            if (group.First("Final-Recipient") is { } final && recipients.Count < limits.MaxParts)
                recipients.Add(new RecipientReport(
                    Address(group.First("Original-Recipient") ?? final) ?? Address(final),
                    group.First("Action")?.ToLowerInvariant() ?? "",
                    group.First("Status") ?? "",
                    HeaderText.Clean(AfterType(group.First("Diagnostic-Code") ?? ""))));
        }

        var returned = First(message, "message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");
        return new DeliveryReport(returned is null ? null : MessageIds.First(Headers.Read(returned.Content, limits.MaxHeaderBytes).Headers.First("Message-ID")), recipients);
    }

    private static Part? First(Part message, params string[] types) => message.Children.FirstOrDefault(part => types.Contains(part.Type.Value));

    private static MailAddress? Address(string typed) => AddressList.Read([AfterType(typed)]) is [var address, ..] ? address : null;

    /// <summary>"rfc822; ani@crm.test", "smtp; 550 5.1.1 …"</summary>
    private static string AfterType(string typed) => typed[(typed.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim();
}

/// <param name="Action"><c>failed</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c> or <c>expanded</c>.</param>
/// <param name="Status">The enhanced code (RFC 3463), such as <c>5.1.1</c>.</param>
/// <param name="Diagnostic">The words of the server that refused.</param>
public sealed record RecipientReport(MailAddress? Recipient, string Action, string Status, string Diagnostic)
{
    public bool IsFailedForGood => Action == "failed";
}
