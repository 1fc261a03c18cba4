namespace Akrab.Kernel.Values;

/// <summary>
/// A value that is kept under lock and key, such as an identity number. Without the key no more is known of it than how it ends; the
/// whole is there only from when it is typed until it is locked.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private const string Version = "s1";
    private const char Dot = '•';
    private const int Told = 4;

    private Secret(string? typed, string? kept, string end) => (Typed, Kept, End) = (typed, kept, end);

    /// <summary>What was typed; null once it is locked.</summary>
    public string? Typed { get; }

    /// <summary>As it stands in the database; null until it is locked.</summary>
    public string? Kept { get; }

    /// <summary>The last characters.</summary>
    public string End { get; }

    /// <summary>What everybody sees who may see the field: <c>•••• 0001</c>.</summary>
    public string Mask => $"{Dot}{Dot}{Dot}{Dot} {End}";

    /// <summary>Whether it is but a mask that came back: the value beneath it stays.</summary>
    public bool IsMask => Typed is null && Kept is null;

    public static Secret OfTyped(string typed) => new(typed, null, typed.Length > 2 * Told ? typed[^Told..] : "");

    /// <summary>What looks like a mask; null for anything else.</summary>
    public static Secret? OfMask(string text) => text.StartsWith(Dot) ? new(null, null, text.Trim(Dot, ' ')) : null;

    public static Secret OfKept(string kept) => new(null, kept, kept.Split(':') is [Version, _, _, var end] ? end : "");

    /// <summary>The same, locked.</summary>
    public Secret Locked(string key, string cipher) => new(null, $"{Version}:{key}:{cipher}:{End}", End);

    /// <summary>The key it is locked with, and the cipher; null when this was never locked by us.</summary>
    public (string Key, string Cipher)? Lock => Kept?.Split(':') is [Version, var key, var cipher, _] ? (key, cipher) : null;

    /// <summary>A mask is the same as any value it fits.</summary>
    public bool Equals(Secret? other) => other is not null && End == other.End && (IsMask || other.IsMask || (Typed, Kept) == (other.Typed, other.Kept));

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => End.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Mask;
}
