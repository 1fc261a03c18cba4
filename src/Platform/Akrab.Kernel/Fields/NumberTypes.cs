using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>A number of at most four decimals, held as <see cref="decimal"/> or as a whole number.</summary>
public class NumberType(Type? clrType = null) : FieldType
{
    /// <summary>Dividing by it takes the zeros behind a decimal away, so that 1.50 and 1.5 are written alike.</summary>
    private const decimal Bare = 1.0000000000000000000000000000m;

    /// <summary>Decimals are stored as whole numbers of ten-thousandths.</summary>
    public const decimal Scale = 10_000m;

    public override string Kind => "number";

    public override Type ClrType { get; } = clrType ?? typeof(decimal);

    public override bool IsSummable => true;

    public override bool IsNumeric => true;

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Ordered;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        return decimal.TryParse(Plain(typed.Trim(), how.Culture.NumberFormat), NumberStyles.Number, how.Culture, out var number)
            ? Fit(number)
            : throw new UnreadableValue("error.not-a-number");
    }

    /// <summary>A thousands mark that does not stand before three digits was meant as a decimal mark: <c>72.5</c> is not 725 in Indonesian either.</summary>
    private static string Plain(string typed, NumberFormatInfo format)
    {
        var mark = typed.LastIndexOf(format.NumberGroupSeparator, StringComparison.Ordinal);
        var isAlone = mark >= 0 && mark == typed.IndexOf(format.NumberGroupSeparator, StringComparison.Ordinal)
            && !typed.Contains(format.NumberDecimalSeparator, StringComparison.Ordinal);
        return isAlone && typed.Length - mark - format.NumberGroupSeparator.Length != 3
            ? typed.Replace(format.NumberGroupSeparator, format.NumberDecimalSeparator, StringComparison.Ordinal)
            : typed;
    }

    /// <summary>The number in the field's CLR type.</summary>
    protected object Fit(decimal number)
    {
        if (Math.Abs(number) > 900_000_000_000_000m || ClrType != typeof(decimal) && number != decimal.Truncate(number))
            throw new UnreadableValue("error.not-a-number");

        number = decimal.Round(number, 4, MidpointRounding.AwayFromZero) / Bare;
        try
        {
            return Convert.ChangeType(number, ClrType, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new UnreadableValue("error.not-a-number");
        }
    }

    public override string Format(object? value) =>
        value is null ? "" : Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("#,##0.####", CultureInfo.CurrentCulture);

    public override string Write(object? value) =>
        value is null ? "" : PlainNumber.Write(Convert.ToDecimal(value, CultureInfo.InvariantCulture), CultureInfo.CurrentCulture);

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));

    public override object? ReadJson(JsonElement json, ReadingContext how) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? Fit(number) : throw new UnreadableValue("error.not-a-number");

    public override JsonObject Schema() => new() { ["type"] = "number" };

    public override object? Sample(Random dice) => Fit(dice.Next(1, 1000));

    public override IEnumerable<ValueKey> Keys(object? value) =>
        value is null ? [] : [new ValueKey(Number: (long)(Convert.ToDecimal(value, CultureInfo.InvariantCulture) * Scale))];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Number(this);
}

/// <summary>A share of a hundred: 12.5 is shown as 12,5 %.</summary>
public sealed class PercentType : NumberType
{
    public override string Kind => "percent";

    public override bool IsSummable => false;

    public override object? Parse(string? typed, ReadingContext how) => base.Parse(typed?.TrimEnd(' ', '%'), how);

    public override string Format(object? value) => value is null ? "" : base.Format(value) + " %";

    public override object? Sample(Random dice) => Fit(dice.Next(0, 200) / 2m);

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Percent(this);
}

/// <summary>An amount in a currency; amounts of different currencies are never added.</summary>
public sealed class MoneyType : FieldType
{
    public override string Kind => "money";

    public override Type ClrType => typeof(Money);

    public override bool IsSummable => true;

    public override bool IsNumeric => true;

    public override IReadOnlyList<Comparison> Comparisons => ComparisonSets.Ordered;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        return Values.Money.TryParse(typed, how.Culture, out var money, how.Currency) ? money : throw new UnreadableValue("error.not-an-amount");
    }

    public override string Format(object? value) => value is Money money ? money.ToString(CultureInfo.CurrentCulture) : "";

    public override string Write(object? value) =>
        value is Money money ? $"{money.Currency} {PlainNumber.Write(money.Amount, CultureInfo.CurrentCulture)}" : "";

    public override void WriteJson(Utf8JsonWriter json, object value)
    {
        var money = (Money)value;
        json.WriteStartObject();
        json.WriteNumber("amount", money.Amount);
        json.WriteString("currency", money.Currency);
        json.WriteEndObject();
    }

    public override object? ReadJson(JsonElement json, ReadingContext how)
    {
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var bare))
            return Make(bare, how.Currency);

        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("amount", out var amount) && amount.ValueKind == JsonValueKind.Number
            && amount.TryGetDecimal(out var number) && json.TryGetProperty("currency", out var currency) && currency.ValueKind == JsonValueKind.String)
            return Make(number, currency.GetString()!);

        throw new UnreadableValue("error.not-an-amount");
    }

    private static object Make(decimal amount, string currency)
    {
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            throw new UnreadableValue("error.not-a-currency");

        try
        {
            return Values.Money.Of(amount, currency);
        }
        catch (InexactMoney)
        {
            throw new UnreadableValue("error.not-an-amount");
        }
    }

    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("amount", "currency"),
        ["properties"] = new JsonObject
        {
            ["amount"] = new JsonObject { ["type"] = "number" },
            ["currency"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" },
        },
    };

    public override object? Sample(Random dice) => Values.Money.Of(dice.Next(1, 5_000) * 1_000, "IDR");

    public override IEnumerable<ValueKey> Keys(object? value) => value is Money money ? [new ValueKey(money.Currency, money.Units)] : [];

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Money(this);
}

internal static class ComparisonSets
{
    public static readonly IReadOnlyList<Comparison> Ordered =
    [
        Comparison.Is, Comparison.IsNot, Comparison.AtLeast, Comparison.More, Comparison.AtMost, Comparison.Less, Comparison.IsEmpty, Comparison.IsNotEmpty,
    ];

    public static readonly IReadOnlyList<Comparison> Exact = [Comparison.Is, Comparison.IsNot, Comparison.IsEmpty, Comparison.IsNotEmpty];
}
