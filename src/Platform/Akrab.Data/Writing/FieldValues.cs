using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Writing;

/// <summary>The findable values of a field of a record; one in the bin has none.</summary>
internal static class FieldValues
{
    public static IEnumerable<FieldValueRow> Of(Field field, Entity record) =>
        (record.DeletedAt is null ? Distinct(field.Type.Keys(field.Get(record))) : []).Select((key, ordinal) => new FieldValueRow
        {
            TenantId = record.TenantId,
            Field = field.KeyedName,
            Record = record.Key,
            Ordinal = ordinal,
            TextKey = key.Text,
            Number = key.Number,
            Moment = key.Moment,
        });

    /// <summary>Most fields have one value or none, which needs no set to tell values apart.</summary>
    private static IReadOnlyList<ValueKey> Distinct(IEnumerable<ValueKey> keys)
    {
        ValueKey[] all = [.. keys];
        return all.Length < 2 ? all : [.. all.Distinct()];
    }
}
