using System.Text.RegularExpressions;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Import;

/// <summary>A link of a row, by what the file calls that to which it leads.</summary>
/// <param name="Field">The field of the link, or of the lines that hold it.</param>
internal sealed partial record NamedLink(Field Field, LinkType Type)
{
    public string? Title { get; set; }

    /// <summary>The number by which another program knows it; only the number counts then, for names are not its own.</summary>
    public string? Key { get; private set; }

    /// <summary>One cell that may be a number or a name; made under it as its name.</summary>
    public bool IsEither { get; private init; }

    /// <summary>What it is called, if it must be made.</summary>
    public string? NewTitle { get; private init; }

    public void IsKnownBy(string key) => Key = WithoutDecimals().Replace(key, "");

    /// <summary>What a line leads to.</summary>
    /// <param name="cell">Its number; or its name, where the file has no column beside it for that.</param>
    /// <param name="text">What that column says.</param>
    public static NamedLink OfLine(Field lines, string cell, bool isEither, string? text)
    {
        var link = new NamedLink(lines, ((LinesType)lines.Type).Product) { Title = cell, IsEither = isEither, NewTitle = text };
        link.IsKnownBy(cell);
        return link;
    }

    /// <summary>A spreadsheet that took a column of whole numbers for decimals: 17850.0.</summary>
    [GeneratedRegex(@"(?<=^\d+)\.0+$")]
    private static partial Regex WithoutDecimals();
}
