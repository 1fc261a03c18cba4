namespace Akrab.Mail;

/// <summary>A value that goes into a header or a command: a line break in it would let its author write headers or commands of their own.</summary>
internal static class OneLine
{
    public static string Require(string value, string name) => Is(value) ? value : throw new ArgumentException("No line breaks or control characters are allowed here.", name);

    public static bool Is(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
            if (char.IsControl(c) && c != '\t')
                return false;
        return true;
    }
}
