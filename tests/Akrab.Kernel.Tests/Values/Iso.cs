using System.Globalization;

namespace Akrab.Kernel.Tests.Values;

/// <summary>Days written in tests.</summary>
internal static class Iso
{
    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
