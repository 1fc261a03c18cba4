using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Fields;

/// <summary>Whatever is held as a string: trimmed, without control characters, of a limited length.</summary>
public abstract class StringType : FieldType
{
    public override Type ClrType => typeof(string);

    public abstract int MaxLength { get; }

    public override IReadOnlyList<Comparison> Comparisons { get; } =
        [Comparison.Contains, Comparison.Is, Comparison.IsNot, Comparison.StartsWith, Comparison.IsEmpty, Comparison.IsNotEmpty];

    /// <summary>Whether line breaks may stay.</summary>
    protected virtual bool HasLines => false;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        var text = Clean(typed);
        if (text.Length > MaxLength)
            throw new UnreadableValue("error.too-long", ("max", MaxLength));

        return text.Length == 0 ? null : Check(text);
    }

    protected virtual string Check(string text) => text;

    private string Clean(string typed)
    {
        var text = typed.AsSpan().Trim();
        foreach (var letter in text)
            if (char.IsControl(letter) || char.IsSurrogate(letter))
                return Scrub(text);
        return text.Length == typed.Length ? typed : text.ToString();
    }

    private string Scrub(ReadOnlySpan<char> text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == '\n' && HasLines || rune.Value == '\t' && HasLines || !System.Text.Rune.IsControl(rune))
                kept.Append(rune.ToString());
            else if (rune.Value is '\n' or '\t')
                kept.Append(' ');
        return kept.ToString().Trim();
    }

    public override string Format(object? value) => (string?)value ?? "";

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteStringValue((string)value);

    public override object? ReadJson(JsonElement json, ReadingContext how) => json.ValueKind == JsonValueKind.String
        ? Parse(json.GetString(), how)
        : throw new UnreadableValue("error.not-a-text");

    public override JsonObject Schema() => new() { ["type"] = "string", ["maxLength"] = MaxLength };

    public override IEnumerable<ValueKey> Keys(object? value) =>
        value is string text ? [new ValueKey(Text: Fold.Text(text) is { Length: > 200 } key ? key[..200] : Fold.Text(text))] : [];
}

/// <summary>One line of text.</summary>
public sealed class TextType(int maxLength = 200) : StringType
{
    public override string Kind => "text";

    public override int MaxLength => maxLength;

    public override object? Sample(Random dice) => $"Contoh {dice.Next(1000)}";

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Text(this);
}

/// <summary>Text of several lines.</summary>
public sealed class LongTextType(int maxLength = 20_000) : StringType
{
    public override string Kind => "long-text";

    public override int MaxLength => maxLength;

    public override bool IsSortable => false;

    protected override bool HasLines => true;

    public override object? Sample(Random dice) => $"Baris pertama\nbaris kedua {dice.Next(1000)}";

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.LongText(this);
}

/// <summary>One e-mail address.</summary>
public sealed class EmailType : StringType
{
    public override string Kind => "email";

    public override int MaxLength => 254;

    protected override string Check(string text) =>
        EmailAddress.Parse(text).Normalised ?? throw new UnreadableValue("error.not-an-email");

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "email" };

    public override object? Sample(Random dice) => $"contoh{dice.Next(1000)}@contoh.id";

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Email(this);
}

/// <summary>One phone number, kept in E.164 where it can be understood and as typed where not.</summary>
public sealed class PhoneType : StringType
{
    public override string Kind => "phone";

    public override int MaxLength => 60;

    protected override string Check(string text) => Values.Phone.Parse(text) is { E164: { } number } ? number : text;

    public override string Format(object? value) => value is string text ? Values.Phone.Parse(text).Display : "";

    public override object? Sample(Random dice) => $"+62812{dice.Next(10_000_000, 99_999_999)}";

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Phone(this);
}

/// <summary>A web address; only http and https are taken.</summary>
public sealed class UrlType : StringType
{
    public override string Kind => "url";

    public override int MaxLength => 2_000;

    protected override string Check(string text)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.')
            ? uri.AbsoluteUri
            : throw new UnreadableValue("error.not-a-web-address");
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "uri" };

    public override object? Sample(Random dice) => $"https://contoh{dice.Next(1000)}.id/";

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Url(this);
}
