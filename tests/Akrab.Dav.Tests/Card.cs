namespace Akrab.Dav.Tests;

/// <summary>Cards as phones write them.</summary>
public static class Card
{
    public static string Of(string uid, string name, params IEnumerable<string> lines) =>
        string.Concat(((string[])["BEGIN:VCARD", "VERSION:3.0", $"UID:{uid}", $"FN:{name}", $"N:{name};;;;", .. lines, "END:VCARD"]).Select(line => line + "\r\n"));
}
