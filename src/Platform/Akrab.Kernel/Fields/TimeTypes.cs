using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>A day, the same day wherever it is read.</summary>
public sealed class DateType : FieldType
{
    public override string Kind => "date";

    public override Type ClrType => typeof(DateOnly);

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Ordered;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        return LooseDate.TryParse(typed.Trim(), how.Culture, how.Today, out var day) ? day : throw new UnreadableValue("error.not-a-date");
    }

    public override string Format(object? value) => value is DateOnly day ? day.ToString("d MMM yyyy", CultureInfo.CurrentCulture) : "";

    public override string Write(object? value) => value is DateOnly day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue(Write(value));

    public override object? ReadJson(JsonElement json, ReadingContext how) =>
        json.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UnreadableValue("error.not-a-date");

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date" };

    public override object? Sample(Random dice) => new DateOnly(2024, 1, 1).AddDays(dice.Next(700));

    public override IEnumerable<ValueKey> Keys(object? value) =>
        value is DateOnly day ? [new ValueKey(Moment: new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero))] : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Date(this);
}

/// <summary>A point in time, stored in UTC, shown in the user's zone.</summary>
public sealed class MomentType : FieldType
{
    public override string Kind => "moment";

    public override Type ClrType => typeof(DateTimeOffset);

    public override IReadOnlyList<Comparison> Comparisons { get; } =
        [Comparison.AtLeast, Comparison.Less, Comparison.AtMost, Comparison.More, Comparison.Is, Comparison.IsEmpty, Comparison.IsNotEmpty];

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        var text = typed.Trim();
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"],
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return InZone(local, how.Zone);

        if (text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
            return exact.ToUniversalTime();

        return LooseDate.TryParse(text, how.Culture, how.Today, out var day) ? StartOf(day, how.Zone) : throw new UnreadableValue("error.not-a-moment");
    }

    /// <summary>The first moment of a day in a zone.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => InZone(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>A local time in UTC; what lies before the first or after the last moment there is becomes that one.</summary>
    private static DateTimeOffset InZone(DateTime local, TimeZoneInfo zone)
    {
        var ticks = local.Ticks - zone.GetUtcOffset(local).Ticks;
        return new DateTimeOffset(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    public override string Format(object? value) => value is DateTimeOffset moment
        ? TimeZoneInfo.ConvertTime(moment, Clock.Zone).ToString("d MMM yyyy HH.mm", CultureInfo.CurrentCulture)
        : "";

    public override string Write(object? value) => value is DateTimeOffset moment
        ? TimeZoneInfo.ConvertTime(moment, Clock.Zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : "";

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue(((DateTimeOffset)value).UtcDateTime);

    public override object? ReadJson(JsonElement json, ReadingContext how) => json.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(json.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : throw new UnreadableValue("error.not-a-moment");

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date-time" };

    public override object? Sample(Random dice) => new DateTimeOffset(2025, 1, 1, 8, 0, 0, TimeSpan.Zero).AddMinutes(dice.Next(500_000));

    public override IEnumerable<ValueKey> Keys(object? value) => value is DateTimeOffset moment ? [new ValueKey(Moment: moment)] : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Moment(this);
}

/// <summary>A day that comes back every year, its year perhaps unknown: a birthday.</summary>
public sealed class AnnualDateType : FieldType
{
    public override string Kind => "annual-date";

    public override Type ClrType => typeof(AnnualDate);

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Ordered;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        return Values.AnnualDate.TryParse(typed.Trim(), out var date, how.DateOrder) ? date : throw new UnreadableValue("error.not-a-date");
    }

    public override string Format(object? value) => value is AnnualDate date
        ? new DateOnly(date.Year ?? 2000, date.Month, date.Day).ToString(date.Year is null ? "d MMMM" : "d MMMM yyyy", CultureInfo.CurrentCulture)
        : "";

    public override string Write(object? value) => value is AnnualDate date ? date.ToString() : "";

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue(Write(value));

    public override object? ReadJson(JsonElement json, ReadingContext how) => json.ValueKind == JsonValueKind.String
        ? Parse(json.GetString(), how)
        : throw new UnreadableValue("error.not-a-date");

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^(\\d{4}|-)-\\d{2}-\\d{2}$" };

    public override object? Sample(Random dice) => new AnnualDate(dice.Next(1, 13), dice.Next(1, 29), dice.Next(4) == 0 ? null : dice.Next(1950, 2010));

    public override IEnumerable<ValueKey> Keys(object? value) => value is AnnualDate date ? [new ValueKey(Number: Code(date))] : [];

    /// <summary>Month, day and year (0 when unknown) as one number that sorts by month and day: how it is stored.</summary>
    public static int Code(AnnualDate date) => ((date.Month * 100) + date.Day) * 10_000 + (date.Year ?? 0);

    /// <summary>The date of a stored number.</summary>
    public static AnnualDate FromCode(int code) => new(code / 1_000_000, code / 10_000 % 100, code % 10_000 is var year and > 0 ? year : null);

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.AnnualDate(this);
}
