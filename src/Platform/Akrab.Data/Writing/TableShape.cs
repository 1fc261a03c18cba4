using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Akrab.Data.Writing;

/// <summary>One column of a row: how to read its value, as the database stores it, from the object.</summary>
internal sealed record Column(string Name, string Member, string StoreType, Func<object, object?> Read, Func<object?, object?> Store, Func<object, object?> ValueOf);

/// <summary>What the writer knows of a mapped class: its table, its columns, and the statements made from them.</summary>
internal sealed class TableShape
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, TableShape>> Known = [];

    private readonly Dictionary<string, Column> _byMember;
    private readonly ConcurrentDictionary<string, string> _updates = new();

    private readonly CopyTarget _into;

    private TableShape(IEntityType type, Registry registry)
    {
        Type = type;
        Name = type.GetTableName()!;
        Columns = [.. type.GetProperties().Select(p => ScalarColumn(p, type, registry)), .. type.GetComplexProperties().SelectMany(ComplexColumns)];
        _byMember = Columns.ToDictionary(c => c.Member);
        Key = [.. type.FindPrimaryKey()!.Properties.Select(p => _byMember[p.Name])];
        Guard = type.GetProperties().Where(p => p.IsConcurrencyToken).Select(p => _byMember[p.Name]).FirstOrDefault();
        _into = new CopyTarget(Name, [.. Columns.Select(c => c.Name)], typeof(Entity).IsAssignableFrom(type.ClrType));
        Insert = $"INSERT INTO \"{Name}\" ({string.Join(", ", Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})";
    }

    public IEntityType Type { get; }

    public string Name { get; }

    public IReadOnlyList<Column> Columns { get; }

    public IReadOnlyList<Column> Key { get; }

    /// <summary>The column that guards against lost updates.</summary>
    public Column? Guard { get; }

    public string Insert { get; }

    public Column Of(string member) => _byMember[member];

    public Statement InsertOf(object row)
    {
        var parameters = new Parameter[Columns.Count];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = new Parameter(Columns[i].ValueOf(row), Columns[i].StoreType);
        return new Statement(Insert, parameters) { Into = _into };
    }

    /// <summary>The statement that writes what differs; null when nothing does.</summary>
    public Statement? UpdateOf(object before, object after)
    {
        List<int> changed = [];
        List<Parameter> parameters = [];
        for (var i = 0; i < Columns.Count; i++)
        {
            var now = Columns[i].ValueOf(after);
            if (Same(Columns[i].ValueOf(before), now))
                continue;
            changed.Add(i);
            parameters.Add(new Parameter(now, Columns[i].StoreType));
        }

        if (changed.Count == 0)
            return null;

        parameters.AddRange(Key.Append(Guard).OfType<Column>().Select(c => new Parameter(c.ValueOf(before), c.StoreType)));
        var sql = _updates.GetOrAdd(string.Join(',', changed), _ =>
            $"UPDATE \"{Name}\" SET {string.Join(", ", changed.Select((c, i) => $"\"{Columns[c].Name}\" = ${i + 1}"))} WHERE "
            + string.Join(" AND ", Key.Select((c, i) => $"\"{c.Name}\" = ${changed.Count + i + 1}"))
            + (Guard is null ? "" : $" AND \"{Guard.Name}\" IS NOT DISTINCT FROM ${parameters.Count}"));
        return new Statement(sql, parameters) { MustAffect = 1 };
    }

    /// <summary>Sets one column of all rows whose members have these values.</summary>
    public Statement SetWhere(string member, object? value, IReadOnlyList<(string Member, object? Value)> where) => new(
        $"UPDATE \"{Name}\" SET \"{Of(member).Name}\" = $1 WHERE " + string.Join(" AND ", where.Select((w, i) => $"\"{Of(w.Member).Name}\" = ${i + 2}")),
        [new Parameter(Of(member).Store(value), Of(member).StoreType), .. where.Select(w => new Parameter(Of(w.Member).Store(w.Value), Of(w.Member).StoreType))]);

    public Statement DeleteOf(object row) => DeleteWhere([.. Key.Select(c => (c.Member, c.Read(row)))]);

    public Statement DeleteWhere(IReadOnlyList<(string Member, object? Value)> where) => new(
        $"DELETE FROM \"{Name}\" WHERE " + string.Join(" AND ", where.Select((w, i) => $"\"{Of(w.Member).Name}\" = ${i + 1}")),
        [.. where.Select(w => new Parameter(Of(w.Member).Store(w.Value), Of(w.Member).StoreType))]);

    public static TableShape Of(IModel model, Type clrType, Registry registry)
    {
        var shapes = Known.GetValue(model, static _ => []);
        return shapes.TryGetValue(clrType, out var known) ? known : shapes.GetOrAdd(clrType,
            new TableShape(model.FindEntityType(clrType) ?? throw new InvalidOperationException($"{clrType.Name} has no table."), registry));
    }

    private static bool Same(object? one, object? other) =>
        one is byte[] a && other is byte[] b ? a.AsSpan().SequenceEqual(b) : Equals(one, other);

    private static Column ScalarColumn(IProperty property, IEntityType type, Registry registry)
    {
        var store = Storer(property);
        if (property == type.FindDiscriminatorProperty())
        {
            var kind = type.GetDiscriminatorValue();
            var stored = store(kind);
            return ColumnOf(property, property.Name, _ => kind, store, _ => stored);
        }

        if (property.PropertyInfo is { } member)
            return ColumnOf(property, property.Name, Reader(member, null), store, Reader(member, property.GetTypeMapping().Converter?.ConvertToProviderExpression));

        var (field, make) = ModelMaker.TwinIn(registry.Get(type.ClrType), property.Name);
        Func<object, object?> read = row => field.Get((Entity)row) is string text ? make(text) : null;
        return ColumnOf(property, property.Name, read, store, row => store(read(row)));
    }

    private static Column ColumnOf(IProperty property, string member, Func<object, object?> read, Func<object?, object?> store, Func<object, object?> valueOf) =>
        new(property.GetColumnName(), member, property.GetRelationalTypeMapping().StoreTypeNameBase, read, store, valueOf);

    private static IEnumerable<Column> ComplexColumns(IComplexProperty complex)
    {
        var whole = Reader(complex.PropertyInfo!, null);
        foreach (var part in complex.ComplexType.GetProperties())
        {
            var inner = Reader(part.PropertyInfo!, null);
            var store = Storer(part);
            Func<object, object?> read = row => whole(row) is { } value ? inner(value) : null;
            yield return ColumnOf(part, $"{complex.Name}.{part.Name}", read, store, row => store(read(row)));
        }
    }

    /// <summary>Reads a member and converts it in one compiled step: no box between the two, and nothing looked up per row.</summary>
    private static Func<object, object?> Reader(PropertyInfo member, LambdaExpression? convert)
    {
        var row = Expression.Parameter(typeof(object));
        Expression value = Expression.Property(Expression.Convert(row, member.DeclaringType!), member);
        if (convert is not null)
            value = Converted(value, convert);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
    }

    private static Expression Converted(Expression value, LambdaExpression convert)
    {
        var taken = convert.Parameters[0].Type;
        var stored = Expression.Convert(Expression.Invoke(convert, value.Type == taken ? value : Expression.Convert(value, taken)), typeof(object));
        var nothing = Expression.Constant(null, typeof(object));
        if (!value.Type.IsValueType)
            return Expression.Condition(Expression.ReferenceEqual(value, nothing), nothing, stored);
        return Nullable.GetUnderlyingType(value.Type) is null ? stored : Expression.Condition(Expression.Property(value, nameof(Nullable<>.HasValue)), stored, nothing);
    }

    private static Func<object?, object?> Storer(IProperty property) =>
        property.GetTypeMapping().Converter is { } converter ? value => value is null ? null : converter.ConvertToProvider(value) : value => value;
}
