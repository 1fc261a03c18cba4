using System.IO.Compression;

namespace Akrab.Exchange.Workbook;

/// <summary>The parts of a workbook that tell how to read its sheets.</summary>
internal sealed class WorkbookPlan
{
    private const int MaxSheets = 1000;

    private readonly ZipArchive zip;
    private readonly ReadOptions limits;
    private readonly InflationBudget budget;

    private WorkbookPlan(ZipArchive zip, ReadOptions limits, long compressedLength)
    {
        this.zip = zip;
        this.limits = limits;
        budget = new InflationBudget(limits, compressedLength);
        Texts = new SharedTexts(limits);
    }

    /// <summary>The visible sheets in their order, then the hidden ones.</summary>
    public IReadOnlyList<(string Name, ZipArchiveEntry Entry)> Sheets { get; private set; } = [];

    public SharedTexts Texts { get; }

    public NumberFormats Formats { get; } = new();

    /// <summary>Workbooks made on old Macintoshes count their days from 1904.</summary>
    public bool IsFrom1904 { get; private set; }

    public static WorkbookPlan Read(ZipArchive zip, ReadOptions limits, long compressedLength)
    {
        var book = zip.GetEntry("xl/workbook.xml") ?? throw new UnreadableFile(OtherKind(zip));
        var plan = new WorkbookPlan(zip, limits, compressedLength);
        plan.Sheets = plan.ReadBook(book, plan.ReadTargets());
        plan.ReadInto("xl/styles.xml", plan.Formats.Read);
        plan.ReadInto("xl/sharedStrings.xml", plan.Texts.Read);
        return plan;
    }

    public Part Open(ZipArchiveEntry entry) => new(entry, budget, limits);

    private static string OtherKind(ZipArchive zip) =>
        zip.GetEntry("xl/workbook.bin") is not null ? "exchange.old-workbook"
        : zip.GetEntry("content.xml") is not null ? "exchange.open-document"
        : zip.GetEntry("word/document.xml") is not null ? "exchange.document"
        : "exchange.compressed";

    private Dictionary<string, string> ReadTargets()
    {
        var targets = new Dictionary<string, string>();
        ReadInto("xl/_rels/workbook.xml.rels", part =>
        {
            while (part.Read() && targets.Count < MaxSheets * 2)
                if (part.IsStart && part.Name == "Relationship" && part.Attribute("Id") is { } id && part.Attribute("Target") is { } target)
                    targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
        });
        return targets;
    }

    private List<(string, ZipArchiveEntry)> ReadBook(ZipArchiveEntry book, Dictionary<string, string> targets)
    {
        List<(string, ZipArchiveEntry)> visible = [], hidden = [];
        using var part = Open(book);
        while (part.Read())
        {
            if (part.IsStart && part.Name == "workbookPr")
                IsFrom1904 = part.Attribute("date1904") is "1" or "true";

            if (!part.IsStart || part.Name != "sheet" || visible.Count + hidden.Count == MaxSheets)
                continue;

            var path = targets.GetValueOrDefault(part.Attribute("id") ?? "", "");
            if (path.Contains("worksheets/", StringComparison.Ordinal) && zip.GetEntry(path) is { } entry)
                (part.Attribute("state") is null or "visible" ? visible : hidden).Add((part.Attribute("name") ?? "", entry));
        }

        return [.. visible, .. hidden];
    }

    private void ReadInto(string path, Action<Part> read)
    {
        if (zip.GetEntry(path) is not { } entry)
            return;

        using var part = Open(entry);
        read(part);
    }
}
