using System.IO.Compression;
using System.Text;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>What was answered at first, kept small, to be compared with what is answered later.</summary>
internal sealed class Answers
{
    private readonly Dictionary<string, byte[]> _kept = [];

    /// <returns>The answer.</returns>
    public string Keep(string question, string answer)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Fastest))
            pack.Write(Encoding.UTF8.GetBytes(answer));
        _kept[question] = packed.ToArray();
        return answer;
    }

    /// <summary>Where an answer is another one now; nothing when it is the same.</summary>
    public IEnumerable<string> Differs(string question, string later)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(_kept[question]), CompressionMode.Decompress), Encoding.UTF8);
        var first = reader.ReadToEnd();
        if (first == later)
            yield break;
        var at = Enumerable.Range(0, Math.Min(first.Length, later.Length)).FirstOrDefault(i => first[i] != later[i], Math.Min(first.Length, later.Length));
        yield return $"{question}: …{Around(first, at)}… and …{Around(later, at)}…";
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 90)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
}
