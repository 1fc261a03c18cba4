using System.Text.Json;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Kernel.Tests.Permissions;

public sealed class Rights_add_up
{
    private static readonly Reach[] All = Enum.GetValues<Reach>();
    private static readonly string[] Entities = ["person", "activity", "plan"], Actions = ["import.run", "export.run", "settings.administer", "person.merge", "activity.complete"], Fields = ["person.birthday", "activity.notes"];

    [Fact]
    public void What_two_roles_give_is_what_either_gives()
    {
        var dice = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var (one, other) = (Any(dice), Any(dice));
            var both = one.Or(other);
            Assert.Equal(both, other.Or(one));
            foreach (var entity in Entities)
                foreach (var verb in Enum.GetValues<Verb>())
                    Assert.Equal((Reach)Math.Max((int)one.Of(entity)[verb], (int)other.Of(entity)[verb]), both.Of(entity)[verb]);
            Assert.All(Actions, action => Assert.Equal(one.May(action) || other.May(action), both.May(action)));
            foreach (var (entity, field) in Fields.Select(f => (f.Split('.')[0], f.Split('.')[1])))
                Assert.Equal((FieldRight)Math.Max((int)one.Of(entity, field), (int)other.Of(entity, field)), both.Of(entity, field));
        }
    }

    [Fact]
    public void Reading_leaves_nothing_to_write()
    {
        var dice = new Random(8);
        for (var i = 0; i < 500; i++)
        {
            var all = Any(dice);
            var left = all.Reading();
            foreach (var entity in Entities)
                Assert.Equal(Reaches.None with { Read = all.Of(entity).Read }, left.Of(entity));
            Assert.Equal(["export.run"], Actions.Where(left.May).Append("export.run").Distinct());
            Assert.Equal(all.May("export.run"), left.May("export.run"));
        }
    }

    [Fact]
    public void Seeing_less_never_shows_more()
    {
        var dice = new Random(9);
        for (var i = 0; i < 500; i++)
        {
            var all = Any(dice);
            foreach (var most in All)
                Assert.All(Entities, entity => Assert.Equal((Reach)Math.Min((int)most, (int)all.Of(entity).Read), all.Seeing(most).Of(entity).Read));
        }
    }

    [Fact]
    public void The_same_rights_have_the_same_text_and_come_back_from_it()
    {
        var dice = new Random(10);
        for (var i = 0; i < 500; i++)
        {
            var rights = Any(dice);
            Assert.Equal(rights, Rights.Parse(rights.Text));
            Assert.Equal(rights.GetHashCode(), Rights.Parse(rights.Text).GetHashCode());
        }

        Assert.NotEqual(Rights.All, Rights.None);
        Assert.Equal(
            new Rights(Reaches.All, actions: new Dictionary<string, bool> { ["import.run"] = true, ["export.run"] = false }),
            new Rights(Reaches.All, actions: new Dictionary<string, bool> { ["export.run"] = false, ["import.run"] = true }));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"usual":{"read":"everything"}}""")]
    [InlineData("""{"usual":{"read":3}}""")]
    [InlineData("""{"usual":{"fly":"all"}}""")]
    [InlineData("""{"usual":{"read":"all"},"actions":{"import.run":"yes"}}""")]
    [InlineData("""{"usual":{"read":"all"},"fields":{"person.birthday":"shown"}}""")]
    [InlineData("""{"usual":{"read":"all"},"more":{}}""")]
    public void What_are_no_rights_is_refused(string json) =>
        Assert.Throws<UnreadableValue>(() => new RightsType().ReadJson(JsonElement.Parse(json), ReadingContext.Invariant));

    [Fact]
    public void Tasks_of_the_house_must_be_given_and_deeds_go_with_changing()
    {
        var writer = new Rights(Reaches.All with { Delete = Reach.None });
        Assert.All(Rights.Tasks, task => Assert.False(writer.May(task)));
        Assert.True(writer.May("activity.complete"));
        Assert.False(writer.May("person.merge"));
        Assert.True(Rights.All.May("person.merge"));
        Assert.False(Rights.All.Without(Rights.Administer).May(Rights.Administer));
        Assert.False(Rights.None.May("activity.complete"));
    }

    private static Rights Any(Random dice) => new(
        Reaching(dice),
        Entities.Where(_ => dice.Next(2) == 0).ToDictionary(e => e, _ => Reaching(dice)),
        Actions.Where(_ => dice.Next(3) == 0).ToDictionary(a => a, _ => dice.Next(2) == 0),
        Fields.Where(_ => dice.Next(2) == 0).ToDictionary(f => f, _ => (FieldRight)dice.Next(3)));

    private static Reaches Reaching(Random dice) => new(All[dice.Next(4)], All[dice.Next(4)], All[dice.Next(4)], All[dice.Next(4)]);
}
