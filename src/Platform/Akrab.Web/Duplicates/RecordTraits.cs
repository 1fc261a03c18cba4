using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Linkage;
using Akrab.Linkage.Traits;

namespace Akrab.Web.Duplicates;

/// <summary>By what the records of an entity are compared: its name, dates of the year, phones, e-mails, street and city; each trait is called like its field.</summary>
internal sealed class RecordTraits
{
    private readonly List<(Trait Trait, Action<Entity> Add)> _traits = [];

    public RecordTraits(EntityDefinition definition)
    {
        var name = new NameTrait(definition.Title.Name);
        _traits.Add((name, record => name.Add((string?)definition.Title.Get(record))));
        foreach (var field in definition.Fields)
            Add(field);
    }

    public IReadOnlyList<Trait> Traits => [.. _traits.Select(t => t.Trait)];

    public void Add(Entity record)
    {
        foreach (var (_, add) in _traits)
            add(record);
    }

    private void Add(Field field)
    {
        if (field.Type is AnnualDateType)
            Born(new DayTrait(field.Name), field);
        else if (field.Type is PhonesType)
            Reached(new ContactTrait(field.Name), record => ((Points<PhonePoint>)field.Get(record)!).Items.Select(p => (p.Number ?? "").TrimStart('+')));
        else if (field.Type is EmailsType)
            Reached(new ContactTrait(field.Name), record => ((Points<EmailPoint>)field.Get(record)!).Items.Select(e => e.Address));
        else if (field.Type is AddressesType)
            Lived(new TextTrait(field.Name), record => ((Points<AddressPoint>)field.Get(record)!).Primary?.Street);
        else if (field is { Name: "city", Type: TextType })
            Lived(new TextTrait(field.Name), record => (string?)field.Get(record));
    }

    private void Reached(ContactTrait trait, Func<Entity, IEnumerable<string>> values) => _traits.Add((trait, record => trait.Add(values(record))));

    private void Lived(TextTrait trait, Func<Entity, string?> value) => _traits.Add((trait, record => trait.Add(value(record))));

    private void Born(DayTrait trait, Field field) => _traits.Add((trait, record =>
    {
        if (field.Get(record) is Kernel.Values.AnnualDate date)
            trait.Add(date.Year, date.Month, date.Day);
        else
            trait.AddNone();
    }
    ));
}
