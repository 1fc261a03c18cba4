using Akrab.Linkage.Traits;

namespace Akrab.Linkage.Tests;

public sealed class Finding_duplicates
{
    [Theory]
    [InlineData(300, 40, 1)]
    [InlineData(4_000, 500, 2)]
    [InlineData(20_000, 2_000, 3)]
    public void People_written_down_twice_are_found_and_others_left_alone(int people, int twice, int seed)
    {
        var town = new Town(people, twice, seed);
        var linker = new Linker(town.Set);
        var found = linker.Pairs(linker.Learn()).Where(pair => pair.Probability >= 0.5).Select(pair => (pair.One, pair.Other)).ToHashSet();

        var truth = town.Truth;
        Assert.True(truth.Count >= twice);
        var right = found.Count(truth.Contains);
        Assert.InRange((double)right / found.Count, 0.95, 1);
        Assert.InRange((double)right / truth.Count, 0.9, 1);
    }

    [Theory]
    [InlineData(0, 11)]
    [InlineData(5, 12)]
    public void Where_hardly_anybody_stands_twice_nothing_false_is_learnt(int twice, int seed)
    {
        var clean = new Linker(new Town(8_000, twice, seed).Set);
        var model = clean.Learn();
        Assert.InRange(clean.Pairs(model).Count(pair => pair.Probability >= 0.5), 0, 2 * twice + 5);

        // Whom it has learnt from nobody, it still knows when they come.
        var town = new Town(4_000, 400, seed + 1);
        var scoring = new Scoring(town.Set, model, areNewcomers: true);
        Assert.InRange(town.Truth.Count(pair => scoring.Score(pair.Item1, pair.Item2).Probability >= 0.5) / (double)town.Truth.Count, 0.85, 1);
    }

    [Fact]
    public void Each_pair_is_found_once_and_its_evidence_adds_up_to_its_bits()
    {
        var town = new Town(2_000, 300, 4);
        var linker = new Linker(town.Set);
        var model = linker.Learn();
        var pairs = linker.Pairs(model);
        var scoring = new Scoring(town.Set, model);

        Assert.NotEmpty(pairs);
        Assert.Equal(pairs.Count, pairs.DistinctBy(pair => (pair.One, pair.Other)).Count());
        Assert.All(pairs, pair =>
        {
            Assert.True(pair.One < pair.Other);
            Assert.Equal(pair.Odds, model.PriorBits + scoring.Explain(pair.One, pair.Other).Sum(evidence => evidence.Bits), 6);
            Assert.Equal(scoring.Score(pair.Other, pair.One), pair);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public void Of_many_the_surest_are_kept(int most)
    {
        var linker = new Linker(new Town(2_000, 300, 4).Set);
        var model = linker.Learn();
        Assert.Equal(linker.Pairs(model).Take(most), linker.Pairs(model, most));
    }

    [Fact]
    public void Splitting_a_group_that_is_too_large_loses_none_who_share_more()
    {
        var names = new NameTrait("name");
        var cities = new TextTrait("city");
        for (var i = 0; i < 5_000; i++)
        {
            names.Add(i is 17 or 4_711 ? "Siti Rahayu" : i % 2 == 0 ? "Siti" : "Rahayu");
            cities.Add(i % 3 == 0 ? "Jakarta" : "Bandung");
        }

        var set = new RecordSet(5_000, [names, cities]);
        var blocks = new Blocks(set, 50);
        Assert.DoesNotContain(blocks.Single(), HasBoth);
        Assert.Contains(blocks.Groups(), HasBoth);

        static bool HasBoth(Group group) => group.Rows.Contains(17) && group.Rows.Contains(4_711);
    }

    [Fact]
    public void Where_nothing_can_be_compared_nothing_is_claimed()
    {
        var names = new NameTrait("name");
        foreach (var name in (string?[])[null, "", " ", "Dr."])
            names.Add(name);
        var linker = new Linker(new RecordSet(4, [names]));
        Assert.Empty(linker.Pairs(linker.Learn()));

        var none = new Linker(new RecordSet(0, [new NameTrait("name")]));
        Assert.Empty(none.Pairs(none.Learn()));
    }

    [Fact]
    public void With_few_rows_the_expected_shares_decide()
    {
        var (names, phones) = (new NameTrait("name"), new ContactTrait("phone"));
        foreach (var (name, phone) in ((string, string)[])[("Budi Santoso", "628123456789"), ("Boedi Santoso", "628123456789"), ("Rina Wijaya", "628987654321")])
        {
            names.Add(name);
            phones.Add([phone]);
        }

        var linker = new Linker(new RecordSet(3, [names, phones]));
        var pair = Assert.Single(linker.Pairs(linker.Learn()), pair => pair.Probability > 0.5);
        Assert.Equal((0, 1), (pair.One, pair.Other));
    }
}
