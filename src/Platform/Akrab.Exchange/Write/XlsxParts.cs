using System.Globalization;
using System.Text;

namespace Akrab.Exchange;

/// <summary>The fixed parts of a workbook around its rows.</summary>
internal static class XlsxParts
{
    public const int DateStyle = 1, MomentStyle = 2, TextStyle = 3, HeaderStyle = 4;

    public const string SheetEnd = "</sheetData></worksheet>";

    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static string SheetPath(int number) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    /// <summary>31 characters at most, and none of those that a reference to a sheet could not hold.</summary>
    public static string SheetName(string wish)
    {
        var name = string.Concat(wish.Where(c => c >= ' ' && !"[]:*?/\\'<>&\"".Contains(c))).Trim();
        return name.Length == 0 ? "Data" : name.Length > 27 ? name[..27].TrimEnd() : name;
    }

    /// <summary>A frozen, bold first row, and columns wide enough for their headers.</summary>
    public static string SheetStart(IReadOnlyList<string> names)
    {
        var xml = new StringBuilder(Xml).Append(CultureInfo.InvariantCulture, $"<worksheet xmlns=\"{Main}\">");
        if (names.Count > 0)
        {
            xml.Append("<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
            for (var i = 0; i < names.Count; i++)
                xml.Append(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Math.Clamp(names[i].Length + 4, 12, 40)}\" customWidth=\"1\"/>");
            xml.Append("</cols>");
        }

        return xml.Append("<sheetData>").ToString();
    }

    public static IEnumerable<(string Path, string Content)> Around(string sheetName, int sheets)
    {
        var numbers = Enumerable.Range(1, sheets).ToList();
        yield return ("[Content_Types].xml",
            $"{Xml}<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{ContentTypes}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{ContentTypes}.styles+xml\"/>"
            + string.Concat(numbers.Select(n => $"<Override PartName=\"/{SheetPath(n)}\" ContentType=\"{ContentTypes}.worksheet+xml\"/>")) + "</Types>");

        yield return ("_rels/.rels",
            $"{Xml}<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");

        yield return ("xl/workbook.xml",
            $"{Xml}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
            + string.Concat(numbers.Select(n => $"<sheet name=\"{sheetName}{(n == 1 ? "" : $" {n}")}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")) + "</sheets></workbook>");

        yield return ("xl/_rels/workbook.xml.rels",
            $"{Xml}<Relationships xmlns=\"{Package}/relationships\">"
            + string.Concat(numbers.Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))
            + $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");

        yield return ("xl/styles.xml",
            $"{Xml}<styleSheet xmlns=\"{Main}\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"5\">"
            + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
            + "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"22\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
            + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs></styleSheet>");
    }

    /// <summary>0 is A, 25 Z, 26 AA.</summary>
    public static string ColumnName(int index)
    {
        Span<char> letters = stackalloc char[3];
        var at = 3;
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            letters[--at] = (char)('A' + (rest - 1) % 26);
        return letters[at..].ToString();
    }
}
