using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Data.Merging;

/// <summary>What becomes of two values of one field when their records become one, and what is left when one of them goes again.</summary>
public static class Combining
{
    /// <summary>Several values are put together, notes written below each other, of two moments the later counts; of everything else the first that is there.</summary>
    public static object? Together(FieldType type, object? first, object? second) => (first, second) switch
    {
        (_, null) => first,
        (null, _) => second,
        (Points<PhonePoint> some, Points<PhonePoint> more) => Union(some, more),
        (Points<EmailPoint> some, Points<EmailPoint> more) => Union(some, more),
        (Points<AddressPoint> some, Points<AddressPoint> more) => Union(some, more),
        (TextSet some, TextSet more) => more.Items.All(some.Contains) ? some : TextSet.Of([.. some.Items, .. more.Items]),
        (string some, string more) when type is LongTextType => Below(some, more),
        (DateTimeOffset one, DateTimeOffset other) => one > other ? one : other,
        _ => first,
    };

    /// <summary>What is left of a value, which may have been edited since, when what a merge added to it goes; a single value that was edited stays.</summary>
    public static object? Without(FieldType type, object? now, object? before, object? after) => (now, after) switch
    {
        (Points<PhonePoint> all, Points<PhonePoint> merged) => Less(all, merged, before as Points<PhonePoint>),
        (Points<EmailPoint> all, Points<EmailPoint> merged) => Less(all, merged, before as Points<EmailPoint>),
        (Points<AddressPoint> all, Points<AddressPoint> merged) => Less(all, merged, before as Points<AddressPoint>),
        (TextSet all, TextSet merged) => TextSet.Of(all.Items.Where(item => !merged.Contains(item) || (before as TextSet)?.Contains(item) == true)),
        (string all, string merged) when type is LongTextType && merged.StartsWith((string?)before ?? "", StringComparison.Ordinal)
            => all.Replace(merged[((string?)before ?? "").Length..], "", StringComparison.Ordinal) is { Length: > 0 } left ? left : null,
        _ => now,
    };

    /// <summary>The points of both, one number or address once.</summary>
    private static Points<T> Union<T>(Points<T> known, Points<T> more) where T : class
    {
        var keys = known.Items.Select(KeyOf).ToHashSet();
        var added = more.Items.Where(point => keys.Add(KeyOf(point))).ToList();
        return added.Count == 0 ? known : Points<T>.Of([.. known.Items, .. added]);
    }

    private static string Below(string first, string second) => first.Contains(second, StringComparison.Ordinal) ? first : $"{first}\n{second}";

    private static Points<T> Less<T>(Points<T> all, Points<T> merged, Points<T>? before) where T : class
    {
        var own = (before ?? Points<T>.None).Items.Select(KeyOf).ToHashSet();
        var added = merged.Items.Select(KeyOf).Where(key => !own.Contains(key)).ToHashSet();
        return Points<T>.Of(all.Items.Where(point => !added.Contains(KeyOf(point))));
    }

    /// <summary>By what two points are the same one.</summary>
    private static object KeyOf<T>(T point) where T : class => point switch
    {
        PhonePoint phone => phone.Number ?? Fold.Text(phone.Typed),
        EmailPoint email => email.Address,
        _ => point,
    };
}
