using System.IO.Compression;

namespace Akrab.Exchange.Tests.Workbook;

/// <summary>Workbooks put together by hand, also such as no spreadsheet would write.</summary>
internal static class Workbooks
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    public static byte[] With(string sheetData, string sharedTexts = "", string styles = "", string bookProperties = "") => Zip(
        ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">{bookProperties}<sheets><sheet name=\"Kosong\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"Isi\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"),
        ("xl/sharedStrings.xml", $"<sst {Main}>{sharedTexts}</sst>"),
        ("xl/styles.xml", $"<styleSheet {Main}>{styles}</styleSheet>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\" s=\"0\"/></row></sheetData></worksheet>"),
        ("xl/worksheets/sheet2.xml", $"<worksheet {Main}><sheetData>{sheetData}</sheetData></worksheet>"));

    public static byte[] Zip(params (string Path, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(path).Open());
                part.Write(content);
            }

        return file.ToArray();
    }
}
