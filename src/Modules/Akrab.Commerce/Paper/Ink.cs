using System.Globalization;
using System.Text;
using Akrab.Ui;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Akrab.Commerce.Paper;

/// <summary>Writes from top to bottom on pages of A4. Places across are parts of the width between the margins, sizes are points.</summary>
internal sealed class Ink
{
    private const double Margin = 48, Width = 595 - (2 * Margin), Top = 842 - Margin, Bottom = 72, Spacing = 1.4, Fine = 0.5;

    private readonly PdfDocumentBuilder _builder = new();
    private readonly List<PdfPageBuilder> _pages = [];
    private readonly PdfDocumentBuilder.AddedFont _regular, _bold;
    private readonly Dictionary<(Rune, bool, double), double> _widths = [];

    public Ink(string title, string author)
    {
        (_builder.DocumentInformation.Title, _builder.DocumentInformation.Author, _builder.DocumentInformation.Producer) = (title, author, "Akrab");
        (_regular, _bold) = (_builder.AddTrueTypeFont(Typefaces.Regular), _builder.AddTrueTypeFont(Typefaces.Bold));
        Turn();
    }

    /// <summary>Where the next line is written.</summary>
    public double Y { get; set; }

    private PdfPageBuilder Page => _pages[^1];

    /// <summary>Goes on to the next page when less than this is left; true when it did.</summary>
    public bool Turns(double height)
    {
        if (Y - height >= Bottom)
            return false;
        Turn();
        return true;
    }

    /// <summary>Writes a text, in as many lines as it takes.</summary>
    public void Write(string text, double from, double to, double size, bool isBold = false)
    {
        foreach (var line in Wrapped(text, (to - from) * Width, size, isBold))
        {
            Turns(size * Spacing);
            Y -= size * Spacing;
            Put(line, Margin + (from * Width), size, isBold);
        }
    }

    /// <summary>Writes one line that ends at a place.</summary>
    public void WriteRight(string text, double right, double size, bool isBold = false)
    {
        Y -= size * Spacing;
        PutRight(text, right, size, isBold);
    }

    /// <summary>Writes what something is called, and at the right what it is.</summary>
    public void Pair(string label, string text, double from, double size, bool isBold = false)
    {
        Y -= size * Spacing;
        Put(Safe(label, isBold), Margin + (from * Width), size, isBold);
        PutRight(text, 1, size, isBold);
    }

    /// <summary>Writes a text that may take several lines, and at the right of its first one other texts.</summary>
    public void Row(string text, double to, IReadOnlyList<(string Text, double Right)> cells, double size)
    {
        var top = Y;
        Y -= size * Spacing;
        foreach (var (cell, right) in cells)
            PutRight(cell, right, size, false);
        Y = top;
        Write(text, 0, to, size);
        Y -= size * (Spacing - 1);
    }

    public double HeightOf(string text, double width, double size) => Wrapped(text, width * Width, size, false).Count * size * Spacing;

    public void Rule()
    {
        Y -= 3;
        Page.DrawLine(new PdfPoint(Margin, Y), new PdfPoint(Margin + Width, Y), Fine);
        Y -= 3;
    }

    /// <summary>The file, with this at the foot of each page.</summary>
    public byte[] Dry(Func<int, int, string> foot)
    {
        for (var i = 0; i < _pages.Count; i++)
            _pages[i].AddText(Safe(foot(i + 1, _pages.Count), false), 8, new PdfPoint(Margin, Bottom / 2), _regular);
        return _builder.Build();
    }

    private void Turn()
    {
        _pages.Add(_builder.AddPage(PageSize.A4));
        Y = Top;
    }

    private void Put(string text, double x, double size, bool isBold)
    {
        if (text.Length > 0)
            Page.AddText(text, size, new PdfPoint(x, Y), isBold ? _bold : _regular);
    }

    private void PutRight(string text, double right, double size, bool isBold)
    {
        var safe = Safe(text, isBold);
        Put(safe, Margin + (right * Width) - WidthOf(safe, size, isBold), size, isBold);
    }

    private List<string> Wrapped(string text, double width, double size, bool isBold)
    {
        List<string> lines = [];
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in Safe(paragraph, isBold).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Broken(w, width, size, isBold)))
                if (line.Length == 0 || WidthOf($"{line} {word}", size, isBold) <= width)
                    line = line.Length == 0 ? word : $"{line} {word}";
                else
                {
                    lines.Add(line);
                    line = word;
                }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>A word in parts, where it is longer than a line.</summary>
    private IEnumerable<string> Broken(string word, double width, double size, bool isBold)
    {
        var part = new StringBuilder();
        foreach (var rune in word.EnumerateRunes())
        {
            if (part.Length > 0 && WidthOf($"{part}{rune}", size, isBold) > width)
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(rune.ToString());
        }

        yield return part.ToString();
    }

    private double WidthOf(string text, double size, bool isBold) => text.EnumerateRunes().Sum(rune => WidthOf(rune, size, isBold));

    private double WidthOf(Rune rune, double size, bool isBold)
    {
        if (_widths.TryGetValue((rune, isBold, size), out var known))
            return known;
        var letters = Page.MeasureText(rune.ToString(), size, new PdfPoint(0, 0), isBold ? _bold : _regular);
        return _widths[(rune, isBold, size)] = letters.Sum(l => l.EndBaseLine.X - l.StartBaseLine.X);
    }

    /// <summary>The text in letters the typeface has: without accents where it lacks them, and a question mark for other scripts.</summary>
    private string Safe(string text, bool isBold)
    {
        if (text.EnumerateRunes().All(r => Has(r, isBold)))
            return text;
        var safe = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
            if (Has(rune, isBold))
                safe.Append(rune.ToString());
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control or UnicodeCategory.Format))
                safe.Append(rune.ToString().Normalize(NormalizationForm.FormD)[0] is var bare && Rune.TryCreate(bare, out var plain) && Has(plain, isBold) ? bare : '?');
        return safe.ToString();
    }

    private bool Has(Rune rune, bool isBold)
    {
        if (Rune.IsControl(rune))
            return false;
        try
        {
            WidthOf(rune, 1, isBold);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
