using Akrab.Exchange.ContentLines;
using Akrab.Exchange.Guess;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.VCard;

/// <summary>Gathers the properties of one card.</summary>
internal sealed class CardBuilder
{
    private const int MaxPhotoLength = 256 * 1024;

    /// <summary>For programs, not for people.</summary>
    private static readonly HashSet<string> Ignored =
        ["VERSION", "PRODID", "REV", "SORT-STRING", "CLASS", "LOGO", "SOUND", "KEY", "AGENT", "MAILER", "X-ABLABEL", "X-ABADR", "X-ABUID", "X-COUCHDB-APPLICATION-ANNOTATIONS", "KIND", "CLIENTPIDMAP", "SOURCE", "NAME", "PROFILE"];

    private readonly List<ContentLine> all = [];

    public string Version { get; private set; } = "";

    private bool IsOld => Version == "2.1";

    public void Add(ContentLine line)
    {
        all.Add(line);
        if (line.Name == "VERSION")
            Version = line.Value.Trim();
    }

    public Card Build()
    {
        var name = Parts("N");
        var organisation = Parts("ORG");
        return new Card
        {
            FullName = Text("FN"),
            FamilyName = At(name, 0),
            GivenName = At(name, 1),
            MiddleName = At(name, 2),
            Prefix = At(name, 3),
            Suffix = At(name, 4),
            Nicknames = Lists("NICKNAME"),
            Phones = Values("TEL", value => value.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? value[4..] : value),
            Emails = Values("EMAIL", value => value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? value[7..] : value),
            Urls = Values("URL", value => value),
            Addresses = [.. Preferred("ADR").Select(Address)],
            Organisation = At(organisation, 0),
            Units = [.. organisation.Skip(1).Where(unit => unit.Length > 0)],
            JobTitle = Text("TITLE"),
            Role = Text("ROLE"),
            Birthday = Date("BDAY", "X-EVOLUTION-BIRTHDAY"),
            Anniversary = Date("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"),
            Gender = Text("GENDER", "X-GENDER"),
            Note = string.Join('\n', all.Where(line => line.Name == "NOTE").Select(Plain).Where(note => note.Length > 0)),
            Categories = Lists("CATEGORIES"),
            Uid = Text("UID"),
            Photo = all.Find(line => line.Name == "PHOTO") is { } photo ? Picture(photo) : "",
            Others = [.. all.Where(line => !Known.Contains(line.Name) && !Ignored.Contains(line.Name)).Select(line => new CardExtra(line.Name, Plain(line))).Where(other => other.Value.Length > 0)],
        };
    }

    private static readonly HashSet<string> Known =
    [
        "N", "FN", "NICKNAME", "TEL", "EMAIL", "URL", "ADR", "ORG", "TITLE", "ROLE", "BDAY", "X-EVOLUTION-BIRTHDAY", "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY",
        "GENDER", "X-GENDER", "NOTE", "CATEGORIES", "UID", "PHOTO",
    ];

    private string Plain(ContentLine line) => ContentText.Unescape(ContentText.Decode(line), IsOld).Trim();

    private string Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (all.Find(line => line.Name == name) is { } line)
                return Plain(line);
        return "";
    }

    /// <summary>The semicolon parts of a structured value; several values within a part are joined by a blank.</summary>
    private List<string> Parts(string name) => all.Find(line => line.Name == name) is { } line ? Parts(line) : [];

    private List<string> Parts(ContentLine line) =>
        [.. ContentText.Split(ContentText.Decode(line), ';').Select(part => string.Join(' ', ContentText.Split(part, IsOld ? ';' : ',').Select(value => ContentText.Unescape(value, IsOld).Trim())).Trim())];

    private List<string> Lists(string name) =>
        [.. all.Where(line => line.Name == name).SelectMany(line => ContentText.Split(ContentText.Decode(line), ',')).Select(value => ContentText.Unescape(value, IsOld).Trim()).Where(value => value.Length > 0)];

    private IEnumerable<ContentLine> Preferred(string name) => all.Where(line => line.Name == name).OrderBy(line => line.Preference);

    private List<CardValue> Values(string name, Func<string, string> strip) =>
        [.. Preferred(name).Select(line => new CardValue(strip(Plain(line)), TypesOf(line))).Where(value => value.Value.Length > 0)];

    /// <summary>Apple writes a label of one's own as a second property of the same group: item1.X-ABLabel.</summary>
    private IReadOnlyList<string> TypesOf(ContentLine line)
    {
        var label = line.Group.Length == 0 ? null : all.Find(other => other.Name == "X-ABLABEL" && other.Group.Equals(line.Group, StringComparison.OrdinalIgnoreCase));
        return label is null ? line.Types : [.. line.Types, Plain(label).Replace("_$!<", "", StringComparison.Ordinal).Replace(">!$_", "", StringComparison.Ordinal).ToLowerInvariant()];
    }

    private CardAddress Address(ContentLine line)
    {
        var parts = Parts(line);
        return new CardAddress
        {
            PostBox = At(parts, 0),
            Extended = At(parts, 1),
            Street = At(parts, 2),
            City = At(parts, 3),
            Region = At(parts, 4),
            PostalCode = At(parts, 5),
            Country = At(parts, 6),
            Types = TypesOf(line),
        };
    }

    private string Date(params ReadOnlySpan<string> names)
    {
        var text = Text(names);
        if (DateText.Read(text, DateOrder.DayFirst) is not { } date)
            return text;

        // Apple writes the year 1604 where none is known.
        return date.Year is null or 1604 ? $"--{date.Month:00}-{date.Day:00}" : $"{date.Year:0000}-{date.Month:00}-{date.Day:00}";
    }

    private static string Picture(ContentLine line)
    {
        var value = line.Value.Trim();
        if (value.Length > MaxPhotoLength)
            return "";
        if (!line.IsBase64)
            return value.StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ? value : "";

        var type = line.Types.FirstOrDefault(type => type is "jpeg" or "png" or "gif" or "webp") ?? "jpeg";
        var letters = string.Concat(value.Where(c => !char.IsWhiteSpace(c)));
        return Convert.TryFromBase64String(letters, new byte[letters.Length], out _) ? $"data:image/{type};base64,{letters}" : "";
    }

    private static string At(List<string> parts, int index) => index < parts.Count ? parts[index] : "";
}
