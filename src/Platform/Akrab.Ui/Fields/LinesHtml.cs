using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Ui.Fields;

/// <summary>The lines of a document as a table; on a phone each line folds into two.</summary>
public static class LinesHtml
{
    private static readonly string[] Heads = ["text", "quantity", "price", "discount", "tax", "amount"];

    public static void Write(Html html, Lines lines)
    {
        html.Open("table", ("class", "lines-table")).Open("thead").Open("tr");
        foreach (var head in Heads)
            html.Element("th", Words.Say($"line.{head}"), ("scope", "col"), ("class", head == "text" ? null : "num"));
        html.Close("tr").Close("thead").Open("tbody");
        foreach (var line in lines.Items)
        {
            html.Open("tr");
            html.Element("td", line.Text ?? "");
            Number(html, "quantity", $"{new NumberType().Format(line.Quantity)} {line.Unit}".TrimEnd());
            Number(html, "price", new MoneyType().Format(line.Price));
            Number(html, "discount", line.Discount == 0 ? "" : new PercentType().Format(line.Discount));
            Number(html, "tax", line.Tax.ToString());
            Number(html, "amount", new MoneyType().Format(line.Amount));
            html.Close("tr");
        }

        html.Close("tbody").Close("table");
    }

    private static void Number(Html html, string head, string text) => html.Element("td", text, ("class", "num"), ("data-label", Words.Say($"line.{head}")));
}
