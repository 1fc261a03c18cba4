using System.Text;

namespace Akrab.Mail.Connecting;

/// <summary>What a server says to people, fit to be shown.</summary>
internal static class ServerWords
{
    private const int Longest = 1000;

    /// <param name="latin1">A letter for each byte, as <see cref="Connection.ReadLine(int, CancellationToken)"/> gives it.</param>
    public static string Readable(ReadOnlySpan<char> latin1)
    {
        var bytes = new byte[Math.Min(latin1.Length, Longest)];
        Encoding.Latin1.GetBytes(latin1[..bytes.Length], bytes);
        return string.Concat(Encoding.UTF8.GetString(bytes).Select(c => char.IsControl(c) ? ' ' : c));
    }
}
