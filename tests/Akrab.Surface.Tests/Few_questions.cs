using Akrab.Kernel.Fields;
using Akrab.Testing;

namespace Akrab.Surface.Tests;

/// <summary>A page that asks the database for each of its rows is slow for everybody; none may ask more than a handful.</summary>
[Collection("one at a time")]
public sealed class Few_questions(CountedHouse house)
{
    /// <summary>A page of a record asks one question more for each list it shows of what belongs to it, however much they hold.</summary>
    private const int Most = 12;

    /// <summary>What an erasure would reach is looked for in every table, and that is the point of it: the number follows from the model, not from the rows.</summary>
    private int MostBeforeErasing => 4 * house.Registry.Entities.Count;

    /// <summary>All that is kept of somebody is asked for kind by kind, and then what is kept of those kinds.</summary>
    private int MostOfSomebody => 4 * house.Registry.Entities.Sum(e => e.Fields.Count(f => f.Type is LinkType link && house.Registry.Targets(link.ClrType).Any(t => t.Name == "person")));

    [Fact]
    public async Task No_page_asks_the_database_more_often_than_it_has_cards()
    {
        using var owner = house.Owner();
        await owner.Open("/");

        List<string> wrong = [];
        var counted = 0;
        foreach (var page in house.Pages)
        {
            var most = page.EndsWith("/erase", StringComparison.Ordinal) ? MostBeforeErasing : page.EndsWith("/data.zip", StringComparison.Ordinal) ? MostOfSomebody : Most + (house.Registry.FindPlural(page.Split('/')[1])?.Related.Count ?? 0);
            var asked = await Asked(owner, page);
            counted += asked.Count;
            if (asked.Count > most)
                asked = await Asked(owner, page);
            if (asked.Count > most)
                wrong.Add($"{page} asks {asked.Count} times:\n  {string.Join("\n  ", asked.Select(sql => sql.ReplaceLineEndings(" ")))}");
        }

        Assert.True(counted > house.Pages.Count, "The questions were not counted.");
        Finds.Nothing(wrong);
    }

    /// <summary>What one visit asks; the first may also have to find out again who is asking, which is remembered for some seconds.</summary>
    private async Task<IReadOnlyList<string>> Asked(TestBrowser owner, string page)
    {
        house.Forget();
        await owner.Open(page);
        return house.AskedBy(page);
    }
}
