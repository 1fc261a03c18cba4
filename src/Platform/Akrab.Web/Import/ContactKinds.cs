namespace Akrab.Web.Import;

/// <summary>What a phone, an e-mail or an address is for, in the words we keep, from the words files use.</summary>
internal static class ContactKinds
{
    private const int Longest = 20;

    public static string? Of(string label)
    {
        if (label.Length == 0)
            return null;

        var word = label.Split([',', ':', ';', '/'])[0].Trim().TrimStart('*').Trim().ToLowerInvariant();
        return word switch
        {
            "" or "other" or "internet" or "pref" or "voice" or "main" => null,
            "cell" or "mobile" or "hp" or "handphone" or "iphone" or "ponsel" => "mobile",
            "home" or "rumah" or "mailing" => "home",
            "work" or "business" or "kantor" or "office" => "work",
            _ when word.Length > Longest || word.All(c => !char.IsLetter(c)) => null,
            _ => word,
        };
    }
}
