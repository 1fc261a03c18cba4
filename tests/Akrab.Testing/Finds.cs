using Xunit;

namespace Akrab.Testing;

/// <summary>For tests that look at many things and tell all that is wrong at once.</summary>
public static class Finds
{
    public static void Nothing(IEnumerable<string> found)
    {
        var all = found.Distinct().ToList();
        if (all.Count > 0)
            Assert.Fail($"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
