namespace Akrab.Mail.Imap;

/// <summary>A piece of what a server says (RFC 9051, 4).</summary>
internal abstract record Item;

/// <summary>An atom, a number or a quoted string.</summary>
internal sealed record Word(string Text) : Item;

/// <summary>Bytes as they are.</summary>
internal sealed record Literal(byte[] Bytes) : Item;

/// <summary>Pieces in brackets.</summary>
internal sealed record Group(IReadOnlyList<Item> Items) : Item
{
    /// <summary>What follows the word, where names and values take turns.</summary>
    public Item? After(string name)
    {
        for (var i = 0; i + 1 < Items.Count; i += 2)
            if (Items[i] is Word word && word.Text.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Items[i + 1];
        return null;
    }
}
