using Akrab.Kernel.Language;

namespace Akrab.Exchange;

/// <summary>What is wrong with one row; the rest of the file is still read.</summary>
public sealed class RowProblem(string key, params (string Name, object? Value)[] places)
{
    public string Key => key;

    public IReadOnlyList<(string Name, object? Value)> Places => places;

    public override string ToString()
    {
        Words.Load(typeof(RowProblem).Assembly);
        return Words.Say(key, places);
    }
}
