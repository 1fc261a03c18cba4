using System.Collections;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.Model;

/// <summary>The fields of an entity that are there for somebody: a hidden field is none, and one that may only be read cannot be written.</summary>
public sealed class FieldSet : IReadOnlyList<Field>
{
    private readonly Field[] _all;
    private readonly EntityDefinition _definition;
    private readonly Dictionary<string, Field> _byName;

    internal FieldSet(EntityDefinition definition, IReadOnlyList<CustomField> added, Rights rights)
    {
        _definition = definition;
        var hidden = Concealed.Of(rights, definition)?.Names;
        _all = [.. definition.Fields.Concat(added).Where(f => hidden?.Contains(f.Name) != true)
            .Select(f => f.IsWritable && rights.Fields.GetValueOrDefault(f.KeyedName, FieldRight.Write) != FieldRight.Write ? f.Withheld() : f)];
        _byName = _all.ToDictionary(f => f.Name);
        Listed = Seen(definition.Listed);
        Sections = hidden is null && _all.All(f => !f.IsWithheld) ? definition.Sections
            : [.. definition.Sections.Select(s => s with { Fields = Seen(s.Fields) }).Where(s => s.Fields.Count > 0)];
        Board = definition.Board is { } board && Has(board.By) ? board with { Sums = board.Sums is { } sums && Has(sums) ? sums : null } : null;
    }

    /// <summary>Declared, then added.</summary>
    public Field this[int index] => _all[index];

    public int Count => _all.Length;

    /// <summary>The columns of the list.</summary>
    public IReadOnlyList<Field> Listed { get; }

    public IReadOnlyList<SectionDefinition> Sections { get; }

    public MemberField? Subtitle => _definition.Subtitle is { } under && Has(under) ? under : null;

    public BoardDefinition? Board { get; }

    public Field? Find(string name) => _byName.GetValueOrDefault(name);

    public bool Has(Field field) => _byName.ContainsKey(field.Name);

    public IEnumerator<Field> GetEnumerator() => ((IEnumerable<Field>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IReadOnlyList<Field> Seen(IReadOnlyList<Field> fields) => [.. fields.Select(f => Find(f.Name)).OfType<Field>()];
}
