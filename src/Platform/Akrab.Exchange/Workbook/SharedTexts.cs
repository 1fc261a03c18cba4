using System.Text;

namespace Akrab.Exchange.Workbook;

/// <summary>The table of texts that cells point into. It is the one part that must be held in memory, hence its limit.</summary>
internal sealed class SharedTexts(ReadOptions limits)
{
    // What a string costs beyond its letters, in letters.
    private const int Overhead = 16;

    private readonly List<string> texts = [];
    private long spent;

    public string this[int index] => index >= 0 && index < texts.Count ? texts[index] : throw new UnreadableFile("exchange.broken-workbook");

    public void Read(Part part)
    {
        var text = new StringBuilder();
        while (part.Read())
        {
            if (part.IsStart && part.Name == "si")
            {
                RichText.Read(part, text.Clear());
                Add(XlsxText.Unescape(text.ToString()));
            }
        }
    }

    private void Add(string text)
    {
        spent += text.Length + Overhead;
        if (spent > limits.MaxSharedTextLength)
            throw new UnreadableFile("exchange.workbook-too-many-texts");
        texts.Add(text);
    }
}

/// <summary>A text of several runs, each with its own font; hints for the pronunciation of Japanese are left out.</summary>
internal static class RichText
{
    public static void Read(Part part, StringBuilder to)
    {
        if (part.IsEmpty)
            return;

        var depth = part.Depth;
        var hint = 0;
        while (part.Read() && !(part.IsEnd && part.Depth == depth))
        {
            if (part.Name == "rPh" && !(part.IsStart && part.IsEmpty))
                hint += part.IsStart ? 1 : -1;
            else if (part.IsStart && part.Name == "t" && hint == 0)
                part.AppendText(to);
        }
    }
}
