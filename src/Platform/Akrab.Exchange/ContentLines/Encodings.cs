namespace Akrab.Exchange.ContentLines;

/// <summary>How a value is encoded; vCard 2.1 leaves the name of the parameter out: <c>NOTE;QUOTED-PRINTABLE:</c>.</summary>
internal static class Encodings
{
    extension(ContentLine line)
    {
        public bool IsQuotedPrintable => line.HasEncoding("QUOTED-PRINTABLE");

        public bool IsBase64 => line.HasEncoding("BASE64") || line.HasEncoding("B");

        private bool HasEncoding(string encoding) =>
            line.Parameters.Any(parameter => (parameter.Is("ENCODING") || parameter.Is("")) && parameter.Values[0].Equals(encoding, StringComparison.OrdinalIgnoreCase));
    }

    public static bool Is(string value) => value.ToUpperInvariant() is "QUOTED-PRINTABLE" or "BASE64" or "8BIT" or "7BIT" or "B";
}
