using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Akrab.Ui;

/// <summary>
/// Writes a piece of a page as text, where a list would need thousands of frames of a render tree: every text and every attribute is encoded,
/// tags and names of attributes are our own words.
/// </summary>
public sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _text = new();

    public Html Open(string tag)
    {
        _text.Append('<').Append(tag).Append('>');
        return this;
    }

    /// <summary>Opens an element; an attribute without a value is left out.</summary>
    public Html Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            if (value is not null)
                _text.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        _text.Append('>');
        return this;
    }

    public Html Text(string? text)
    {
        if (text is { Length: > 0 })
            _text.Append(Encoder.Encode(text));
        return this;
    }

    public Html Close(string tag)
    {
        _text.Append("</").Append(tag).Append('>');
        return this;
    }

    /// <summary>An element with nothing but text in it.</summary>
    public Html Element(string tag, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(text).Close(tag);

    public Html Icon(string name)
    {
        _text.Append(Icons.Draw(name).Value);
        return this;
    }

    /// <summary>What was written so far; the next piece begins empty.</summary>
    public MarkupString Take()
    {
        var taken = new MarkupString(_text.ToString());
        _text.Clear();
        return taken;
    }
}
