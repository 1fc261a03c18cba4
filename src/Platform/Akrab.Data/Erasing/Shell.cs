using System.Reflection;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akrab.Data.Erasing;

/// <summary>What is left of a record: its id, what it must link to, and what the law keeps; it lies in the bin.</summary>
internal static class Shell
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static Entity Of(IModel model, EntityDefinition definition, Entity record, DateTimeOffset at)
    {
        var shell = record.Copy();
        foreach (var member in Members(model, definition).OrderBy(m => IsMany(m.PropertyType)))
            if (!IsKept(definition, member))
                member.SetMethod!.Invoke(shell, [Blank(member)]);
        shell.Custom = CustomValues.None;
        shell.DeletedAt ??= at;
        return shell;
    }

    /// <summary>Whether nothing is in it that a shell has not.</summary>
    public static bool IsEmpty(IModel model, EntityDefinition definition, Entity record) =>
        record.DeletedAt is not null && record.Custom.Equals(CustomValues.None)
        && Members(model, definition).All(m => IsKept(definition, m) || Equals(m.GetValue(record), Blank(m)));

    /// <summary>What is kept of an entity, with the key of the reason.</summary>
    public static IEnumerable<(MemberField Field, string Because)> Kept(EntityDefinition definition) =>
        definition.Fields.OfType<MemberField>().Where(f => f.KeptBecause is not null).Select(f => (f, f.KeptBecause!));

    /// <summary>All that is stored of the record's own, whether it is declared as a field or not.</summary>
    public static IEnumerable<PropertyInfo> Members(IModel model, EntityDefinition definition)
    {
        var type = model.FindEntityType(definition.ClrType)!;
        return type.GetProperties().Select(p => p.PropertyInfo).Concat(type.GetComplexProperties().Select(p => p.PropertyInfo)).OfType<PropertyInfo>()
            .Where(p => p.DeclaringType != typeof(Entity) && p.Name != "Id").Select(p => p.DeclaringType!.GetProperty(p.Name)!).Where(p => p.SetMethod is not null);
    }

    private static bool IsKept(EntityDefinition definition, PropertyInfo member) =>
        typeof(IEntityId).IsAssignableFrom(member.PropertyType) || definition.Find(Kernel.Naming.Camel(member.Name)) is MemberField { KeptBecause: not null };

    private static bool IsMany(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Points<>);

    private static object? Blank(PropertyInfo member)
    {
        var type = member.PropertyType;
        if (type == typeof(string))
            lock (Nullability)
                return Nullability.Create(member).WriteState == NullabilityState.NotNull ? Traces.Marker : null;
        if (FieldTypes.BlankOf(type) is { } blank)
            return blank;
        if (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null)
            return null;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.UnixEpoch;
        return type == typeof(DateOnly) ? DateOnly.FromDateTime(DateTime.UnixEpoch) : Activator.CreateInstance(type);
    }
}
