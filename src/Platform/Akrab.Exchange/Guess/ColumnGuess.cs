namespace Akrab.Exchange.Guess;

/// <summary>What the columns of a file seem to mean, by their headers and by what is in them.</summary>
public sealed class ColumnGuess
{
    private ColumnGuess(IReadOnlyList<ColumnMatch> columns, KnownExport? export)
    {
        Columns = columns;
        Export = export;
    }

    /// <summary>One for each column, in the order of the file.</summary>
    public IReadOnlyList<ColumnMatch> Columns { get; }

    /// <summary>The program that wrote the file, if its headers show it.</summary>
    public KnownExport? Export { get; }

    public bool HasName => Columns.Any(column => column.Target?.Kind.IsName() == true);

    public bool HasPhone => Columns.Any(column => column.Target?.Kind == FieldKind.Phone);

    public bool HasEmail => Columns.Any(column => column.Target?.Kind == FieldKind.Email);

    /// <summary>Without a name, a phone or an e-mail nobody can be told from anybody.</summary>
    public bool HasIdentity => HasName || HasPhone || HasEmail;

    /// <summary>The columns that fill one field, in the order of the file.</summary>
    public IEnumerable<ColumnMatch> For(string fieldKey) => Columns.Where(column => column.Target?.Key == fieldKey);

    /// <param name="sampleRows">Some rows, each with a cell per header; a few hundred are plenty.</param>
    public static ColumnGuess Map(IReadOnlyList<string> headers, IReadOnlyList<string[]> sampleRows, IReadOnlyList<TargetField> fields)
    {
        var export = KnownExport.Recognise(headers);
        var columns = headers.Select((header, index) => new ColumnEvidence(index, header, sampleRows, export)).ToList();
        var chosen = Choice.Best(columns, fields);
        return new ColumnGuess([.. columns.Select(column => column.ToMatch(headers, chosen.GetValueOrDefault(column.Index)))], export);
    }
}
