using Akrab.Host.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Surface.Tests.Permissions;

/// <summary>A field that follows from another says so in its definition, and is hidden with it.</summary>
public sealed class What_tells_of_another
{
    private const int Tries = 20;

    private static readonly Registry Registry = House.Open();

    public static TheoryData<string> Guarded => [.. Registry.Granted.SelectMany(Registry.Guarded).Where(f => f is { IsWritable: true, Type: not (ComputedType or LinkType) }).Select(f => f.KeyedName)];

    [Theory]
    [MemberData(nameof(Guarded))]
    public void Whatever_moves_with_a_field_is_hidden_with_it(string name)
    {
        var (definition, field) = Named(name);
        var hidden = Concealed.Of(new Rights(Reaches.All, fields: new Dictionary<string, FieldRight> { [name] = FieldRight.Hidden }), Registry)![definition.Name];
        Assert.Contains(field.Name, hidden.Names);
        var dice = new Random(3);
        for (var i = 0; i < Tries; i++)
        {
            var record = definition.New();
            foreach (var other in definition.Fields.Where(f => f is { IsWritable: true, Type: not LinkType }))
                other.Set(record, dice.Next(3) == 0 ? null : other.Type.Sample(dice));
            var before = definition.Fields.Where(f => f.Type is not ComputedType).ToDictionary(f => f, f => f.Get(record));
            field.Set(record, field.Type.Sample(dice));
            Assert.Empty(before.Where(b => !Equals(b.Key.Get(record), b.Value)).Select(b => b.Key.Name).Except(hidden.Names));
        }
    }

    private static (EntityDefinition Definition, Field Field) Named(string name) =>
        (Registry.Find(name.Split('.')[0])!, Registry.Find(name.Split('.')[0])!.Find(name.Split('.')[1])!);
}
