using System.Text;
using System.Text.RegularExpressions;
using Akrab.Exchange.Guess;

namespace Akrab.Exchange.VCard;

/// <summary>The person in a text that somebody hands on: a vCard, what a QR code says, or a few lines of a chat.</summary>
public static partial class FoundCard
{
    private const string Words = @"(?:nama|name|hp|wa|whatsapp|telp?|tlp|no\.?(?:\s*(?:hp|wa|telp?))?|phone|mobile|e-?mail|alamat|address)";

    /// <summary>What is told of them; null when nobody can be made out.</summary>
    public static async Task<Card?> In(string text, CancellationToken stop = default)
    {
        text = text.Trim();
        if (text.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase))
            return (await new VCardReader(new MemoryStream(Encoding.UTF8.GetBytes(text))).Next(stop))?.Card;
        var card = text.StartsWith("MECARD:", StringComparison.OrdinalIgnoreCase) ? OfMeCard(text["MECARD:".Length..]) : OfLines(text);
        return card.FullName.Length + card.Phones.Count + card.Emails.Count > 0 ? card : null;
    }

    /// <summary>NTT DoCoMo's short form: <c>N:Rahayu,Siti;TEL:0812…;;</c>.</summary>
    private static Card OfMeCard(string text)
    {
        var fields = Field().Matches(text).Select(m => (Name: m.Groups[1].Value.ToUpperInvariant(), Value: Escaped().Replace(m.Groups[2].Value, "$1"))).ToLookup(f => f.Name, f => f.Value);
        var name = (fields["N"].FirstOrDefault() ?? "").Split(',', 2);
        return new Card
        {
            FullName = name is [var family, var given] ? $"{given} {family}".Trim() : name[0],
            Phones = [.. fields["TEL"].Select(value => new CardValue(value, []))],
            Emails = [.. fields["EMAIL"].Select(value => new CardValue(value, []))],
            Addresses = [.. fields["ADR"].Select(value => new CardAddress { Street = value })],
            Urls = [.. fields["URL"].Select(value => new CardValue(value, []))],
            Organisation = fields["ORG"].FirstOrDefault() ?? "",
            Note = fields["NOTE"].FirstOrDefault() ?? "",
        };
    }

    private static Card OfLines(string text)
    {
        var emails = Email().Matches(text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var bare = WhatsApp().Replace(emails.Aggregate(text, (rest, email) => rest.Replace(email, " ", StringComparison.Ordinal)), " +$1 ");
        var phones = Phone().Matches(bare).Select(m => m.Value.Trim()).Where(typed => Kernel.Values.Phone.Parse(typed).E164 is not null).DistinctBy(typed => Kernel.Values.Phone.Parse(typed).E164).ToList();
        var apart = MidLabel().Replace(phones.Aggregate(bare, (rest, phone) => rest.Replace(phone, "\n", StringComparison.Ordinal)), "\n");
        var lines = apart.Split('\n').Select(line => Label().Replace(line, "").Trim(' ', ',', ';', ':', '-', '*', '_', '\r')).ToList();
        var name = lines.FirstOrDefault(line => Looks.LikeWords(line) && !Looks.LikeStreet(line)) ?? "";
        var street = lines.FirstOrDefault(Looks.LikeStreet);
        return new Card
        {
            FullName = name,
            Phones = [.. phones.Select(phone => new CardValue(phone, []))],
            Emails = [.. emails.Select(email => new CardValue(email, []))],
            Addresses = street is null ? [] : [new CardAddress { Street = street }],
            Note = text == name ? "" : text,
        };
    }

    [GeneratedRegex(@"([A-Za-z-]+):((?:\\.|[^;\\])*);", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"[^@\s,;:<>()]+@[^@\s,;:<>()]+\.[^@\s,;:.<>()]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"https?://(?:wa\.me/|api\.whatsapp\.com/send\?phone=)(\d+)\S*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WhatsApp();

    [GeneratedRegex(@"[+(]?\d[\d ().\-]{6,18}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    /// <summary>"…, HP: …" begins something new within a line.</summary>
    [GeneratedRegex($@"[\s,;]{Words}\s*[:=]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MidLabel();

    [GeneratedRegex($@"^\s*{Words}\b\s*[:=.]?\s*|^\s*[*•-]\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();
}
