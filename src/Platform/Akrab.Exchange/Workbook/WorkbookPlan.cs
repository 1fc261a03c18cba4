using System.IO.Compression;

namespace Akrab.Exchange.Workbook;

/// <summary>The parts of a workbook that tell how to read its sheets.</summary>
internal sealed class WorkbookPlan : IDisposable
{
    private const int MaxSheets = 1000;

    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly ReadOptions limits;
    private readonly InflationBudget budget;

    private WorkbookPlan(Dictionary<string, ZipArchiveEntry> parts, ReadOptions limits, long compressedLength)
    {
        this.parts = parts;
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
        // Names are compared without case, and some programs write backslashes into them.
        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);

        var plan = new WorkbookPlan(parts, limits, compressedLength);
        try
        {
            plan.Read();
            return plan;
        }
        catch
        {
            plan.Dispose();
            throw;
        }
    }

    public Part Open(ZipArchiveEntry entry) => new(entry, budget, limits);

    public void Dispose() => Texts.Dispose();

    private void Read()
    {
        var book = Targets("_rels/.rels", "").Find(target => target.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Path ?? "xl/workbook.xml";
        if (!book.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || !book.StartsWith("xl/", StringComparison.OrdinalIgnoreCase) || !parts.ContainsKey(book))
            throw new UnreadableFile(OtherKind(parts));

        var targets = Targets($"xl/_rels/{book[3..]}.rels", "xl/");
        Sheets = ReadBook(parts[book], targets.ToLookup(target => target.Id, target => target.Path));
        ReadInto(PathOf(targets, "/styles"), Formats.Read);
        ReadInto(PathOf(targets, "/sharedStrings"), Texts.Read);
    }

    private static string OtherKind(Dictionary<string, ZipArchiveEntry> parts) =>
        parts.ContainsKey("xl/workbook.bin") ? "exchange.old-workbook"
        : parts.ContainsKey("content.xml") ? "exchange.open-document"
        : parts.ContainsKey("word/document.xml") ? "exchange.document"
        : "exchange.compressed";

    private static string PathOf(List<(string Id, string Type, string Path)> targets, string type) =>
        targets.Find(target => target.Type.EndsWith(type, StringComparison.Ordinal)).Path ?? $"xl{type}.xml";

    private List<(string Id, string Type, string Path)> Targets(string relations, string folder)
    {
        List<(string, string, string)> targets = [];
        ReadInto(relations, part =>
        {
            while (part.Read() && targets.Count < MaxSheets * 2)
                if (part.IsStart && part.Name == "Relationship" && part.Attribute("Id") is { } id && part.Attribute("Target") is { } target)
                    targets.Add((id, part.Attribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
        });
        return targets;
    }

    private List<(string, ZipArchiveEntry)> ReadBook(ZipArchiveEntry book, ILookup<string, string> paths)
    {
        List<(string, ZipArchiveEntry)> visible = [], hidden = [];
        using var part = Open(book);
        while (part.Read())
        {
            if (part.IsStart && part.Name == "workbookPr")
                IsFrom1904 = part.Attribute("date1904") is "1" or "true";

            if (!part.IsStart || part.Name != "sheet" || visible.Count + hidden.Count == MaxSheets)
                continue;

            var path = paths[part.Attribute("id") ?? ""].FirstOrDefault("");
            if (path.Contains("worksheets/", StringComparison.OrdinalIgnoreCase) && parts.TryGetValue(path, out var entry))
                (part.Attribute("state") is null or "visible" ? visible : hidden).Add((part.Attribute("name") ?? "", entry));
        }

        return [.. visible, .. hidden];
    }

    private void ReadInto(string path, Action<Part> read)
    {
        if (!parts.TryGetValue(path, out var entry))
            return;

        using var part = Open(entry);
        read(part);
    }
}
