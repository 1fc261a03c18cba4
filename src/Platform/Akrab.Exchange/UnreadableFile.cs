using Akrab.Kernel.Language;

namespace Akrab.Exchange;

/// <summary>The file as a whole cannot be read. The key names the sentence shown to the person; the places say where.</summary>
public sealed class UnreadableFile(string key, params (string Name, object? Value)[] places) : Exception
{
    public string Key => key;

    public IReadOnlyList<(string Name, object? Value)> Places => places;

    public override string Message
    {
        get
        {
            Words.Load(typeof(UnreadableFile).Assembly);
            return Words.Say(key, places);
        }
    }
}
