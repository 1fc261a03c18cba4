using System.Text;

namespace Akrab.Exchange.Workbook;

/// <summary>
/// The table of texts that cells point into, from anywhere. The first of them, which are the column names and what repeats most, are
/// held in memory, the others laid into a file: a workbook of a million customers has gigabytes of them.
/// </summary>
internal sealed class SharedTexts(ReadOptions limits) : IDisposable
{
    // What a string costs beyond its letters, in letters.
    private const int Overhead = 16;

    private readonly List<string> _texts = [];
    private SpilledTexts? _spilled;
    private long _held;
    private long _spent;

    public string this[int index] =>
        index >= 0 && index < _texts.Count ? _texts[index]
        : _spilled is not null && index - _texts.Count is var place && place >= 0 && place < _spilled.Count ? _spilled[place]
        : throw new UnreadableFile("exchange.broken-workbook");

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

        _spilled?.Complete();
    }

    public void Dispose() => _spilled?.Dispose();

    private void Add(string text)
    {
        _spent += text.Length + Overhead;
        if (_spent > limits.MaxSharedTextLength)
            throw new UnreadableFile("exchange.workbook-too-many-texts");

        if (_spilled is null && _held + text.Length + Overhead <= limits.MaxHeldTextLength)
        {
            _held += text.Length + Overhead;
            _texts.Add(text);
        }
        else
        {
            (_spilled ??= new SpilledTexts()).Add(text);
        }
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
