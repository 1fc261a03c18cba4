namespace Akrab.Exchange.Workbook;

/// <summary>What the format of a cell says about its number: a date, a number with leading zeros, or just a number.</summary>
internal sealed class NumberFormats
{
    private readonly List<Format> styles = [];

    private enum Meaning { Number, Date }

    private readonly record struct Format(Meaning Meaning, int Zeros);

    public bool IsDate(int style) => style < styles.Count && style >= 0 && styles[style].Meaning == Meaning.Date;

    /// <summary>A format of nothing but zeros shows leading ones: 00000 for postal codes.</summary>
    public int LeadingZeros(int style) => style < styles.Count && style >= 0 ? styles[style].Zeros : 0;

    public void Read(Part part)
    {
        var codes = new Dictionary<string, string>();
        var isInCells = false;
        while (part.Read())
        {
            if (part.IsStart && part.Name == "numFmt")
                codes[part.Attribute("numFmtId") ?? ""] = part.Attribute("formatCode") ?? "";
            else if (part.Name == "cellXfs")
                isInCells = part.IsStart && !part.IsEmpty;
            else if (isInCells && part.IsStart && part.Name == "xf")
                styles.Add(Of(part.Attribute("numFmtId") ?? "0", codes));

            if (styles.Count > 100_000 || codes.Count > 100_000)
                throw new UnreadableFile("exchange.broken-workbook");
        }
    }

    private static Format Of(string id, Dictionary<string, string> codes)
    {
        if (codes.TryGetValue(id, out var code))
            return new Format(IsDateCode(code) ? Meaning.Date : Meaning.Number, code.Length is > 1 and < 30 && code.All(c => c == '0') ? code.Length : 0);

        // The built-in formats of dates and times, those of East Asian editions too (ECMA-376 part 1, 18.8.30).
        var isDate = int.TryParse(id, out var number) && number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);
        return new Format(isDate ? Meaning.Date : Meaning.Number, 0);
    }

    /// <summary>Has d, m, y, h or s outside quotes, escapes and [colours].</summary>
    private static bool IsDateCode(string code)
    {
        if (code.Equals("General", StringComparison.OrdinalIgnoreCase))
            return false;

        bool isQuoted = false, isBracketed = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' or '_' or '*' when !isQuoted:
                    i++;
                    break;
                case '[' when !isQuoted:
                    isBracketed = true;
                    break;
                case ']' when !isQuoted:
                    isBracketed = false;
                    break;
                case 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S' when !isQuoted && !isBracketed:
                    return true;
            }
        }

        return false;
    }
}
