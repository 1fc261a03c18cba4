using System.Text;
using Akrab.Exchange.ContentLines;
using Akrab.Exchange.Guess;
using Akrab.Kernel.Values;

namespace Akrab.Exchange.VCard;

/// <summary>Appends cards to a text, line by line.</summary>
internal sealed class CardLines(StringBuilder card, VCardVersion version)
{
    public void Add(Card of)
    {
        Line("BEGIN:VCARD");
        Line(version == VCardVersion.V4 ? "VERSION:4.0" : "VERSION:3.0");
        Line("FN:" + ContentText.Escape(of.FullName));
        Line("N:" + Parts(of.FamilyName, of.GivenName, of.MiddleName, of.Prefix, of.Suffix));
        List("NICKNAME", of.Nicknames);
        Values("TEL", of.Phones);
        Values("EMAIL", of.Emails);
        Values("URL", of.Urls);
        foreach (var address in of.Addresses)
            Line("ADR" + TypeOf(address.Types) + ":" + Parts(address.PostBox, address.Extended, address.Street, address.City, address.Region, address.PostalCode, address.Country));
        if (of.Organisation.Length > 0 || of.Units.Count > 0)
            Line("ORG:" + Parts([of.Organisation, .. of.Units]));
        Text("TITLE", of.JobTitle);
        Text("ROLE", of.Role);
        Date("BDAY", of.Birthday);
        Date(version == VCardVersion.V4 ? "ANNIVERSARY" : "X-ANNIVERSARY", of.Anniversary);
        Text(version == VCardVersion.V4 ? "GENDER" : "X-GENDER", of.Gender);
        Text("NOTE", of.Note);
        List("CATEGORIES", of.Categories);
        Text("UID", of.Uid);
        Photo(of.Photo);
        foreach (var other in of.Others)
            Text(other.Name, other.Value);
        Line("END:VCARD");
    }

    private void Text(string name, string value)
    {
        if (value.Length > 0)
            Line($"{name}:{ContentText.Escape(value)}");
    }

    private void List(string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            Line($"{name}:{string.Join(',', values.Select(ContentText.Escape))}");
    }

    private void Values(string name, IReadOnlyList<CardValue> values)
    {
        foreach (var (value, types) in values)
            Line($"{name}{TypeOf(types)}:{ContentText.Escape(value)}");
    }

    /// <summary>4.0 knows dates without a year and only in the basic format; what is no date is marked as text.</summary>
    private void Date(string name, string value)
    {
        if (version == VCardVersion.V3 || value.Length == 0)
            Text(name, value);
        else if (DateText.Read(value, DateOrder.DayFirst) is { Year: null or >= 1600 } date)
            Line($"{name}:{(date.Year is { } year ? $"{year:0000}" : "--")}{date.Month:00}{date.Day:00}");
        else
            Line($"{name};VALUE=text:{ContentText.Escape(value)}");
    }

    private void Photo(string photo)
    {
        if (photo.Length == 0)
            return;

        var comma = photo.IndexOf(";base64,", StringComparison.Ordinal);
        if (version == VCardVersion.V3 && comma > 0 && photo.StartsWith("data:image/", StringComparison.Ordinal))
            Line($"PHOTO;ENCODING=b;TYPE={photo["data:image/".Length..comma].ToUpperInvariant()}:{photo[(comma + 8)..]}");
        else
            Line((version == VCardVersion.V4 ? "PHOTO:" : "PHOTO;VALUE=uri:") + photo);
    }

    private static string Parts(params IEnumerable<string> parts) => string.Join(';', parts.Select(ContentText.Escape));

    private static string TypeOf(IReadOnlyList<string> types)
    {
        var safe = types.Select(type => string.Concat(type.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'))).Where(type => type.Length > 0);
        return string.Join(',', safe) is { Length: > 0 } list ? ";TYPE=" + list : "";
    }

    private void Line(string line) => card.AppendFolded(line);
}
