namespace Akrab.Exchange;

public enum CellKind { Empty, Text, Phone, Number, Date, Moment, Toggle }

/// <summary>A value to be written, with its kind: a spreadsheet must be able to add numbers, and must not turn a phone into one.</summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly decimal number;
    private readonly DateTimeOffset moment;

    private Cell(CellKind kind, string? text = null, decimal number = 0, DateTimeOffset moment = default)
    {
        Kind = kind;
        this.text = text;
        this.number = number;
        this.moment = moment;
    }

    public CellKind Kind { get; }

    public string AsText => text ?? "";

    public decimal AsNumber => number;

    public DateOnly AsDate => DateOnly.FromDateTime(moment.DateTime);

    /// <summary>Written with the clock of its own offset: give it in the zone of the reader.</summary>
    public DateTimeOffset AsMoment => moment;

    public bool AsToggle => number != 0;

    public static Cell Text(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text);

    public static Cell Phone(string? phone) => string.IsNullOrEmpty(phone) ? default : new(CellKind.Phone, phone);

    public static Cell Number(decimal? number) => number is { } value ? new(CellKind.Number, number: value) : default;

    public static Cell Date(DateOnly? date) =>
        date is { } day ? new(CellKind.Date, moment: new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) : default;

    public static Cell Moment(DateTimeOffset? at) => at is { } moment ? new(CellKind.Moment, moment: moment) : default;

    public static Cell Toggle(bool? on) => on is { } value ? new(CellKind.Toggle, number: value ? 1 : 0) : default;

    public static implicit operator Cell(string? text) => Text(text);
}
