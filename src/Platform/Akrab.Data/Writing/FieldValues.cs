using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Writing;

/// <summary>The findable values of a field of a record; one in the bin has none.</summary>
internal static class FieldValues
{
    public static IEnumerable<FieldValueRow> Of(Field field, Entity record) =>
        (record.DeletedAt is null ? field.Type.Keys(field.Get(record)) : []).Distinct().Select((key, ordinal) => new FieldValueRow
        {
            TenantId = record.TenantId,
            Field = field.KeyedName,
            Record = record.Key,
            Ordinal = ordinal,
            TextKey = key.Text,
            Number = key.Number,
            Moment = key.Moment,
        });
}
