using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Akrab.Exchange.Workbook;

/// <summary>One XML part of a workbook, read forward with all limits on: no document type, no external entity, no deep nesting.</summary>
internal sealed class Part : IDisposable
{
    private const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader xml;
    private readonly ReadOptions limits;
    private readonly char[] chunk = new char[4096];

    public Part(ZipArchiveEntry entry, InflationBudget budget, ReadOptions limits)
    {
        this.limits = limits;
        xml = XmlReader.Create(new CountedStream(entry.Open(), budget), Settings);
    }

    public string Name => xml.LocalName;

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    public bool IsEmpty => xml.IsEmptyElement;

    public int Depth => xml.Depth;

    public bool Read()
    {
        var isThere = xml.Read();
        if (isThere && xml.Depth > MaxDepth)
            throw new UnreadableFile("exchange.broken-workbook");
        return isThere;
    }

    /// <summary>An attribute by its local name, whatever its prefix: Strict workbooks use other namespaces.</summary>
    public string? Attribute(string localName)
    {
        if (xml.GetAttribute(localName) is { } plain)
            return plain;

        for (var has = xml.MoveToFirstAttribute(); has; has = xml.MoveToNextAttribute())
        {
            if (xml.LocalName != localName || xml.Prefix is "" or "xmlns")
                continue;

            var value = xml.Value;
            xml.MoveToElement();
            return value;
        }

        xml.MoveToElement();
        return null;
    }

    /// <summary>The text directly in the current element; afterwards the reader stands at its end.</summary>
    public void AppendText(StringBuilder to)
    {
        if (xml.IsEmptyElement)
            return;

        var depth = xml.Depth;
        while (Read() && !(IsEnd && xml.Depth == depth))
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace) || xml.Depth != depth + 1)
                continue;

            for (int count; (count = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
            {
                if (to.Length + count > limits.MaxCellLength)
                    throw new UnreadableFile("exchange.text-too-long", ("limit", limits.MaxCellLength));
                to.Append(chunk, 0, count);
            }
        }
    }

    public void Dispose() => xml.Dispose();
}
