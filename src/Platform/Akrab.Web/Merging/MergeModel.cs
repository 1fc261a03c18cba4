using Akrab.Data.Merging;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Ui.Fields;

namespace Akrab.Web.Merging;

/// <summary>Records that are to become one: the oldest stays unless another is chosen.</summary>
public sealed record MergeModel(EntityDefinition Definition, IReadOnlyList<Entity> Records, IReadOnlyList<Field> Fields, IReadOnlyDictionary<Guid, LinkText> Links)
{
    public const string Stays = "stays";

    public string Path => $"/{Definition.Plural}/merge";

    /// <summary>The fields of which one value wins, where the records disagree; the first is what the rule takes.</summary>
    public IEnumerable<(Field Field, IReadOnlyList<Entity> Options)> Choices => Fields
        .Where(f => f.IsWritable && !f.Type.IsMany && f.Type is not LongTextType)
        .Select(f => (f, (IReadOnlyList<Entity>)[.. Records.Where(r => f.Get(r) is not null and not "").DistinctBy(f.Get)]))
        .Where(choice => choice.Item2.Count > 1);

    /// <summary>The fields of which all values are kept, with what they come to.</summary>
    public IEnumerable<(Field Field, object? Value)> Joined => Fields
        .Where(f => f.IsWritable && (f.Type.IsMany || f.Type is LongTextType))
        .Select(f => (Field: f, Value: Records.Select(f.Get).Aggregate((one, other) => Combining.Together(f.Type, one, other))))
        .Where(joined => joined.Field.Type.Format(joined.Value).Length > 0);

    /// <summary>A value without its link: it stands inside a choice.</summary>
    public string Text(Field field, Entity record) =>
        field.Get(record) is IEntityId link ? Links.GetValueOrDefault(link.Value)?.Title ?? "" : field.Type.Format(field.Get(record));

    public static string Choice(Field field) => $"choice.{field.Name}";
}
