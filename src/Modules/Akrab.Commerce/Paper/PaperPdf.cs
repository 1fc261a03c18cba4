using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Commerce.Paper;

/// <summary>A document as a PDF file, in the language of whoever asks: A4, the head of the table on every page, numbered pages.</summary>
internal static class PaperPdf
{
    private const double Small = 8.5, Normal = 9.5, Large = 18, Gap = 14;

    /// <summary>Where the columns of the table end; the first takes what is left.</summary>
    private static readonly (string Head, double Right)[] Columns = [("quantity", 0.47), ("price", 0.64), ("discount", 0.74), ("tax", 0.82), ("amount", 1)];

    private const double TextColumn = 0.34;

    public static byte[] Of(Sheet sheet)
    {
        var ink = new Ink($"{sheet.Heading} {sheet.Document.Number}", sheet.From.Name);
        Head(ink, sheet);
        Table(ink, sheet.Document.Lines);
        Foot(ink, sheet);
        return ink.Dry((page, pages) => $"{sheet.Document.Number} · {Words.Say("paper.page", ("page", page), ("pages", pages))}");
    }

    private static void Head(Ink ink, Sheet sheet)
    {
        var top = ink.Y;
        ink.Write(sheet.From.Name, 0, 0.55, 13, isBold: true);
        foreach (var line in sheet.FromLines)
            ink.Write(line, 0, 0.55, Small);
        var left = ink.Y;
        ink.Y = top;
        ink.WriteRight(sheet.Heading, 1, Large, isBold: true);
        ink.WriteRight(sheet.Document.Number!, 1, Normal);
        ink.Y = Math.Min(left, ink.Y) - Gap;

        top = ink.Y;
        ink.Write(Words.Say("paper.to"), 0, 0.55, Small);
        foreach (var line in sheet.ToLines)
            ink.Write(line, 0, 0.55, Normal);
        left = ink.Y;
        ink.Y = top;
        foreach (var (label, text) in sheet.Facts)
            ink.Pair(label, text, 0.62, Normal);
        ink.Y = Math.Min(left, ink.Y) - Gap;
    }

    private static void Table(Ink ink, Lines lines)
    {
        Heads();
        foreach (var line in lines.Items)
        {
            string[] cells = [$"{new NumberType().Format(line.Quantity)} {line.Unit}".TrimEnd(), new MoneyType().Format(line.Price), line.Discount == 0 ? "" : new PercentType().Format(line.Discount), line.Tax.ToString(), new MoneyType().Format(line.Amount)];
            if (ink.Turns(ink.HeightOf(line.Text ?? "", TextColumn, Normal)))
                Heads();
            ink.Row(line.Text ?? "", TextColumn, [.. cells.Zip(Columns, (text, column) => (text, column.Right))], Normal);
        }

        void Heads()
        {
            ink.Row(Words.Say("line.text"), TextColumn, [.. Columns.Select(c => (Words.Say($"line.{c.Head}"), c.Right))], Small);
            ink.Rule();
        }
    }

    private static void Foot(Ink ink, Sheet sheet)
    {
        ink.Rule();
        var totals = sheet.Totals.ToList();
        ink.Turns(totals.Count * Normal * 2);
        foreach (var (label, text, isWhole) in totals)
            ink.Pair(label, text, 0.55, Normal, isWhole);
        ink.Y -= Gap;
        foreach (var text in sheet.Below)
        {
            ink.Turns(ink.HeightOf(text, 1, Small));
            ink.Write(text, 0, 1, Small);
            ink.Y -= Gap / 2;
        }
    }
}
