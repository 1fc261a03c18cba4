using Akrab.Linkage.Traits;

namespace Akrab.Linkage.Tests;

public sealed class Comparing
{
    [Theory]
    [InlineData("Budi Santoso", "Santoso Budi", "same")]
    [InlineData("Ir. H. Muhammad Hatta", "Moh. Hatta", "same")]
    [InlineData("Dwi Rahayu", "Dwie Rahajoe", "slip")]
    [InlineData("Suharto", "Soeharto", "same")]
    [InlineData("Djoko Widodo", "Joko Widodo", "same")]
    [InlineData("Siti Rahayu", "Siti Rahyau", "slip")]
    [InlineData("M. Hatta", "Muhammad Hatta", "slip")]
    [InlineData("Siti Rahayu", "Siti", "part")]
    [InlineData("Siti Rahayu", "Siti Aminah", "one-word")]
    [InlineData("Rahayu Ningsih", "Rahyau Pertiwi", "one-word-alike")]
    [InlineData("Siti", "Bambang", "different")]
    [InlineData("Siti", " ", null)]
    public void Names(string one, string other, string? level)
    {
        var trait = new NameTrait("name");
        trait.Add(one);
        trait.Add(other);
        Expect(level, trait);
    }

    [Fact]
    public void Two_words_that_both_stand_often_are_two_names_and_not_a_slip()
    {
        var trait = new NameTrait("name");
        for (var i = 0; i < 20; i++)
            trait.Add(i % 2 == 0 ? "Yanto Wijaya" : "Yanti Wijaya");
        Expect("alike", trait);
    }

    [Theory]
    [InlineData(1971, 6, 24, 1971, 6, 24, "same")]
    [InlineData(1971, 6, 24, 1971, 5, 24, "one-digit")]
    [InlineData(1971, 6, 4, 1971, 4, 6, "one-digit")]
    [InlineData(1971, 6, 24, 1989, 6, 24, "two-parts")]
    [InlineData(1971, 6, 24, null, 6, 24, "day-and-month")]
    [InlineData(1971, 6, 24, 1988, 11, 3, "different")]
    public void Birthdays(int? year, int month, int day, int? otherYear, int otherMonth, int otherDay, string level)
    {
        var trait = new DayTrait("birthday");
        trait.Add(year, month, day);
        trait.Add(otherYear, otherMonth, otherDay);
        Expect(level, trait);
    }

    [Theory]
    [InlineData("grace.kelly52@jones.com", "grace.kelly52@jones.com", "same")]
    [InlineData("grace.kelly52@jones.com", "grace.kely52@jones.com", "one-letter")]
    [InlineData("grace.kelly52@jones.com", "grace.kelly52@gmail.com", "same-name")]
    [InlineData("budi12@gmail.com", "budi13@gmail.com", "different")]
    [InlineData("628123456789", "628123456780", "one-letter")]
    [InlineData("628123456789", "628987654321", "different")]
    [InlineData("628123456789", "", null)]
    public void Contacts(string one, string other, string? level)
    {
        var trait = new ContactTrait("contact");
        trait.Add([one]);
        trait.Add([other]);
        Expect(level, trait);
    }

    [Theory]
    [InlineData("Jl. Pridham Street", "jl pridhamstreet", "same")]
    [InlineData("London", "Lonon", "one-letter")]
    [InlineData("Portsmouth", "Pootsmruth", "alike")]
    [InlineData("Solo", "Medan", "different")]
    [InlineData("Solo", " ", null)]
    public void Places(string one, string other, string? level)
    {
        var trait = new TextTrait("city");
        trait.Add(one);
        trait.Add(other);
        Expect(level, trait);
    }

    private static void Expect(string? level, Trait trait)
    {
        trait.Settle();
        var (there, back) = (trait.Compare(0, 1), trait.Compare(1, 0));
        Assert.Equal(there, back);
        Assert.Equal(level, there == Trait.Missing ? null : trait.Levels[there].Name);
        Assert.Equal(1, trait.Levels.Sum(l => l.Expected), 9);
    }
}
