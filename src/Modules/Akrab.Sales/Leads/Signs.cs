using Akrab.Kernel;
using Akrab.Kernel.Values;

namespace Akrab.Sales.Leads;

/// <summary>What can be seen of an enquiry, as short texts such as <c>source:counter</c> or <c>phone</c>: rules weigh them, and the model learns their weights.</summary>
internal static class Signs
{
    private static readonly TimeSpan Fast = TimeSpan.FromHours(1);

    /// <summary>Addresses of these are made to be thrown away.</summary>
    private static readonly HashSet<string> Disposable = new(StringComparer.OrdinalIgnoreCase)
    {
        "10minutemail.com", "burnermail.io", "discard.email", "dispostable.com", "emailondeck.com", "fakeinbox.com", "getnada.com", "grr.la", "guerrillamail.com", "guerrillamail.net",
        "inboxkitten.com", "mail-temp.com", "mailcatch.com", "maildrop.cc", "mailinator.com", "mailnesia.com", "mintemail.com", "moakt.com", "mohmal.com", "sharklasers.com",
        "spam4.me", "spamgourmet.com", "temp-mail.org", "tempail.com", "tempmail.com", "tempmailo.com", "tempr.email", "throwawaymail.com", "trash-mail.com", "trashmail.com", "yopmail.com",
    };

    public static string Of(LeadSign sign) => Naming.Kebab(sign.ToString());

    public static string Of(LeadSign sign, string value) => $"{Of(sign)}:{value}";

    /// <summary>All signs of an enquiry but its budget's size, which rules read for themselves.</summary>
    public static IReadOnlyList<string> Of(Lead lead, LeadFacts facts)
    {
        List<string> seen = [Of(LeadSign.Start)];
        if (lead.Source is { } source)
            seen.Add(Of(LeadSign.Source, Naming.Kebab(source.ToString())));
        if (facts.HasPhone || lead.Phone is not null && Phone.Parse(lead.Phone).E164 is not null)
            seen.Add(Of(LeadSign.Phone));
        if (facts.HasEmail || lead.Email is not null)
            seen.Add(Of(LeadSign.Email));
        if (lead.Phone is not null && Phone.Parse(lead.Phone).E164 is null)
            seen.Add(Of(LeadSign.UnreachablePhone));
        if ((lead.Email ?? facts.Email) is { } email && Disposable.Contains(email[(email.LastIndexOf('@') + 1)..]))
            seen.Add(Of(LeadSign.DisposableEmail));
        if (!string.IsNullOrWhiteSpace(lead.Message))
            seen.Add(Of(LeadSign.Message));
        if (lead.Budget is not null)
            seen.Add(Of(LeadSign.Budget));
        if (lead.Product is { } product)
            seen.AddRange([Of(LeadSign.Product), Of(LeadSign.Product, product.Value.ToString("N"))]);
        if (lead.Campaign is not null)
            seen.Add(Of(LeadSign.Campaign));
        if (facts.IsKnown)
            seen.Add(Of(LeadSign.Known));
        if (facts.IsRepeat)
            seen.Add(Of(LeadSign.Repeat));
        if (lead.AnsweredAt is { } answered && answered - lead.ArrivedAt <= Fast)
            seen.Add(Of(LeadSign.AnsweredFast));
        return seen;
    }
}

/// <summary>What is known of whoever asks, beside the enquiry itself.</summary>
/// <param name="IsKnown">They were known before they asked.</param>
/// <param name="IsRepeat">They asked before, not long ago.</param>
internal sealed record LeadFacts(bool IsKnown, bool IsRepeat, bool HasPhone, bool HasEmail, string? Email);
