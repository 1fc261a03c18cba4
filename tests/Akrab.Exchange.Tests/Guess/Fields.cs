using Akrab.Exchange.Guess;

namespace Akrab.Exchange.Tests.Guess;

/// <summary>One field of every kind that a party has, its key the kind's name; and the guess for a table.</summary>
internal static class Fields
{
    public static readonly IReadOnlyList<TargetField> OfAParty =
        [.. Enum.GetValues<FieldKind>().Where(kind => !kind.IsPlain() && kind is not FieldKind.Unrelated).Select(kind => new TargetField(kind.ToString(), kind))];

    public static ColumnGuess Guess(string[] headers, params string[][] rows) => ColumnGuess.Map(headers, rows, OfAParty);

    public static FieldKind? KindOf(string header) => Guess([header]).Columns[0].Target?.Kind;

    public static async Task<ColumnGuess> GuessFile(string path)
    {
        var (table, rows) = await Files.ReadFile(path);
        return ColumnGuess.Map(table.Headers, [.. rows.Select(row => row.Cells)], OfAParty);
    }

    public static string Shown(this ColumnGuess guess) =>
        string.Join(", ", guess.Columns.Select(column => $"{column.Header}={column.Target?.Kind.ToString() ?? "-"}"));
}
