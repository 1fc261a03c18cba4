namespace Akrab.Data.Sealing;

/// <summary>
/// The digest of a seal: of the seal before it, its own number, and its entries in the order of their ids. The order is not that of
/// the clock, which may be set back.
/// </summary>
internal sealed class SealDigest : IDisposable
{
    private readonly EntryDigest _digest = new();

    public SealDigest(string book, long number, string? previous) => _digest.Add("akrab-seal-1").Add(book).Add(number).Add(previous);

    public int Count { get; private set; }

    public void Add(SealedRow entry)
    {
        _digest.Add(entry.Digest);
        Count++;
    }

    public string Finish() => Convert.ToHexStringLower(_digest.Add(Count).Finish());

    public void Dispose() => _digest.Dispose();
}
