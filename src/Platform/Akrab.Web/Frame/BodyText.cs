using System.Buffers;
using System.Text;

namespace Akrab.Web.Frame;

/// <summary>Text on its way into a body: gathered, and encoded into the body's own buffer a few thousand letters at a time.</summary>
internal sealed class BodyText(IBufferWriter<byte> body) : TextWriter
{
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    private readonly char[] _gathered = ArrayPool<char>.Shared.Rent(4096);
    private int _length;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        while (text.Length > _gathered.Length - _length)
        {
            var fitting = _gathered.Length - _length;
            text[..fitting].CopyTo(_gathered.AsSpan(_length));
            text = text[fitting..];
            _length = _gathered.Length;
            Encode(isLast: false);
        }

        text.CopyTo(_gathered.AsSpan(_length));
        _length += text.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Encode(isLast: true);
            ArrayPool<char>.Shared.Return(_gathered);
        }

        base.Dispose(disposing);
    }

    private void Encode(bool isLast)
    {
        _encoder.Convert(_gathered.AsSpan(0, _length), body, isLast, out _, out _);
        _length = 0;
    }
}
