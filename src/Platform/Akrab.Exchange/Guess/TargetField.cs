namespace Akrab.Exchange.Guess;

/// <summary>A field that a column can fill.</summary>
/// <param name="Key">The field's own key, handed back with the match.</param>
/// <param name="Words">Its labels in every language; the words that belong to its kind are known without them.</param>
public sealed record TargetField(string Key, FieldKind Kind, IReadOnlyList<string> Words)
{
    public TargetField(string key, FieldKind kind) : this(key, kind, []) { }
}
