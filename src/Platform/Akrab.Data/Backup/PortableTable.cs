using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akrab.Data.Backup;

/// <summary>What a value is, whichever database holds it.</summary>
internal enum PortableKind
{
    Text,
    Number,
    Real,
    Toggle,
    Id,
    Moment,
    Day,
    Bytes,
}

/// <summary>One column as it goes into a backup.</summary>
internal sealed record PortableColumn(string Name, PortableKind Kind, string StoreType);

/// <summary>One table as it goes into a backup: both databases name tables and columns alike.</summary>
internal sealed record PortableTable(string Name, IReadOnlyList<PortableColumn> Columns, IReadOnlyList<string> Key)
{
    /// <summary>Links sign people in, and sessions are theirs: neither belongs into a file that is carried around.</summary>
    private static readonly Type[] LeftOut = [typeof(SignInLink), typeof(SignInSession), typeof(SpentChallenge), typeof(PendingCompany)];

    /// <summary>All tables, in an order in which a row's links are there before it.</summary>
    /// <param name="withKeys">Whether the keys that sealed values were sealed with are among them: only into a file that is locked.</param>
    public static IReadOnlyList<PortableTable> All(AkrabDb db, bool withKeys)
    {
        var leftOut = (withKeys ? LeftOut : [.. LeftOut, typeof(DataProtectionKeyRow)]).Select(t => db.Model.FindEntityType(t)!.GetTableName()).ToHashSet();
        List<ITable> order = [];
        HashSet<ITable> seen = [];
        foreach (var table in db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
            Visit(table);
        return [.. order.Where(t => !leftOut.Contains(t.Name)).Select(Of)];

        void Visit(ITable table)
        {
            if (!seen.Add(table))
                return;
            foreach (var link in table.ForeignKeyConstraints)
                Visit(link.PrincipalTable);
            order.Add(table);
        }
    }

    private static PortableTable Of(ITable table) => new(table.Name,
        [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new PortableColumn(c.Name, KindOf(c), c.StoreType))],
        [.. table.PrimaryKey!.Columns.Select(c => c.Name)]);

    private static PortableKind KindOf(IColumn column)
    {
        if (column.PropertyMappings.Select(m => m.Property).FirstOrDefault() is not { } property)
            return PortableKind.Text;

        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(Guid) || typeof(IEntityId).IsAssignableFrom(type))
            return PortableKind.Id;
        if (type == typeof(DateTimeOffset))
            return PortableKind.Moment;

        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? type;
        stored = Nullable.GetUnderlyingType(stored) ?? stored;
        return stored switch
        {
            _ when stored == typeof(bool) => PortableKind.Toggle,
            _ when stored == typeof(DateOnly) => PortableKind.Day,
            _ when stored == typeof(byte[]) => PortableKind.Bytes,
            _ when stored == typeof(double) || stored == typeof(float) => PortableKind.Real,
            _ when stored == typeof(string) => PortableKind.Text,
            _ => PortableKind.Number,
        };
    }
}
