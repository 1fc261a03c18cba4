namespace Akrab.Kernel.Values;

/// <summary>The words of a folded key, each a slice of it; use with <c>foreach</c>, nothing is allocated.</summary>
public ref struct FoldedWords(ReadOnlySpan<char> key)
{
    private ReadOnlySpan<char> rest = key;

    /// <summary>The word at hand.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    public readonly FoldedWords GetEnumerator() => this;

    public bool MoveNext()
    {
        if (rest.IsEmpty)
            return false;

        var end = rest.IndexOf(' ');
        Current = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return true;
    }

    /// <summary>All words as strings.</summary>
    public readonly string[] ToArray() => rest.IsEmpty ? [] : rest.ToString().Split(' ');
}
