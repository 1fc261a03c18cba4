using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>A record in the works: as it is stored, and as the rows of the file make it.</summary>
internal sealed class Working(EntityDefinition definition, Entity? before, Entity after)
{
    private PersonName? _name;
    private string? _nameText;

    public EntityDefinition Definition => definition;

    public Entity? Before { get; private set; } = before;

    public Entity After { get; private set; } = after;

    public bool IsNew => Before is null;

    /// <summary>The first row of the file that it was made or found by.</summary>
    public long FirstRow { get; init; }

    /// <summary>Whether it was changed by a unit of work that is not yet known to be written.</summary>
    public bool IsPending { get; set; }

    public bool IsChanged { get; set; }

    /// <summary>Written: what it became is what stands.</summary>
    public void Settle() => (Before, After, IsPending, IsChanged) = (After, After.Copy(), false, false);

    /// <summary>Takes a change back.</summary>
    public void Restore(Entity earlier) => After = earlier;

    /// <summary>The record's name, for comparison; empty when its title only repeats a phone or an e-mail.</summary>
    public PersonName Name
    {
        get
        {
            var title = definition.Title.Get(After) as string ?? "";
            if (_name is null || !ReferenceEquals(title, _nameText))
                (_name, _nameText) = (PersonName.Parse(IsPlaceholder(title) ? "" : title), title);
            return _name;
        }
    }

    /// <summary>Whether the title stands in for a missing name.</summary>
    public bool IsPlaceholder(string title) => Points<PhonePoint>().Any(p => p.Display == title || p.Typed == title) || Points<EmailPoint>().Any(e => e.Address == title);

    public IEnumerable<T> Points<T>() where T : class => PointFields<T>.Of(definition).SelectMany(f => ((Points<T>)f.Get(After)!).Items);

    /// <summary>Asked for several times a row.</summary>
    private static class PointFields<T> where T : class
    {
        private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<EntityDefinition, Field[]> Known = [];

        public static Field[] Of(EntityDefinition definition) => Known.GetValue(definition, static d => [.. d.Fields.Where(f => f.Type.ClrType == typeof(Points<T>))]);
    }
}
