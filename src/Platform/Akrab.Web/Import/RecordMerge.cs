using Akrab.Data.Merging;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Import;

/// <summary>
/// Puts the values of a row into a record: an empty cell never blanks what is there, phones, e-mails and tags are added to those
/// there are, notes are written below the others, and everything else takes the file's value.
/// </summary>
internal static class RecordMerge
{
    private const int MostItems = 50;

    /// <param name="isFurther">A row that only adds to a record: what an earlier one said stands.</param>
    /// <returns>True when something changed.</returns>
    public static bool Into(Working working, ImportedRow row, bool isFurther = false)
    {
        var record = working.After;
        var isChanged = false;
        foreach (var (field, value) in row.Values)
        {
            var known = field.Get(record);
            var merged = Combined(field.Type, known, value);
            if (Equals(known, merged) || isFurther && known is not (null or ""))
                continue;

            if (IsTooMuch(merged))
            {
                row.Warnings.Add(Reason.Of("import.warning.too-many", ("column", field.Label)));
                continue;
            }

            field.Set(record, merged);
            isChanged = true;
        }

        return Title(working) | isChanged;
    }

    /// <summary>Who has no name is called by their phone or e-mail until they have one.</summary>
    private static bool Title(Working working)
    {
        var title = working.Definition.Title;
        if (title.Get(working.After) is string { Length: > 0 })
            return false;

        var stand = working.Points<PhonePoint>().Select(p => p.Display).Concat(working.Points<EmailPoint>().Select(e => e.Address)).FirstOrDefault();
        if (stand is null)
            return false;
        title.Set(working.After, stand);
        return true;
    }

    private static object Combined(FieldType type, object? known, object value) => (known, value) switch
    {
        (Points<AddressPoint> old, Points<AddressPoint> more) => Addresses(old, more),
        (Points<PhonePoint> or Points<EmailPoint> or TextSet, _) => Combining.Together(type, known, value)!,
        (string, string) when type is LongTextType => Combining.Together(type, known, value)!,
        _ => value,
    };

    /// <summary>An address of the same kind is the same address: its parts take the file's values, and none is blanked.</summary>
    private static Points<AddressPoint> Addresses(Points<AddressPoint> known, Points<AddressPoint> more)
    {
        var all = known.Items.ToList();
        HashSet<int> taken = [];
        foreach (var point in more.Items)
        {
            var at = all.FindIndex(a => a.Kind == point.Kind && !taken.Contains(all.IndexOf(a)));
            if (at < 0 && point.Kind is null && all.Count > 0 && taken.Count == 0)
                at = 0;
            if (at < 0)
            {
                at = all.Count;
                all.Add(point);
            }
            else
            {
                all[at] = Over(all[at], point);
            }

            taken.Add(at);
        }

        return Points<AddressPoint>.Of(all);
    }

    private static AddressPoint Over(AddressPoint known, AddressPoint more)
    {
        var merged = known with
        {
            Street = more.Street ?? known.Street,
            RtRw = more.RtRw ?? known.RtRw,
            Village = more.Village ?? known.Village,
            District = more.District ?? known.District,
            City = more.City ?? known.City,
            Province = more.Province ?? known.Province,
            PostalCode = more.PostalCode ?? known.PostalCode,
            Country = more.Country ?? known.Country,
        };
        var isElsewhere = merged.Village != known.Village || merged.District != known.District || merged.City != known.City || merged.Province != known.Province;
        return isElsewhere ? merged with { Region = null } : merged;
    }

    private static bool IsTooMuch(object merged) => merged switch
    {
        Points<PhonePoint> phones => phones.Items.Count > MostItems,
        Points<EmailPoint> emails => emails.Items.Count > MostItems,
        Points<AddressPoint> addresses => addresses.Items.Count > MostItems,
        TextSet set => set.Items.Count > MostItems,
        string text => text.Length > 20_000,
        _ => false,
    };
}
