namespace Akrab.Data.Tests.Regions;

public sealed class Regions_found_while_typing
{
    private static readonly Data.Regions.Regions All = new();

    [Theory]
    [InlineData("dago bandung", "32.73.02.1004", "Dago, Coblong, Kota Bandung, Jawa Barat")]
    [InlineData("dago coblong", "32.73.02.1004", "Dago, Coblong, Kota Bandung, Jawa Barat")]
    [InlineData("coblong, bandung", "32.73.02", "Coblong, Kota Bandung, Jawa Barat")]
    [InlineData("DÁGO ban", "32.73.02.1004", "Dago, Coblong, Kota Bandung, Jawa Barat")]
    [InlineData("jawa barat", "32", "Jawa Barat")]
    [InlineData("kota bandung", "32.73", "Kota Bandung, Jawa Barat")]
    public void The_best_comes_first_with_its_whole_path(string typed, string code, string path)
    {
        var found = All.Find(typed, 8);
        Assert.NotEmpty(found);
        Assert.Contains(found, place => place.Code == code && place.Path == path);
        Assert.Equal(code, found[0].Code);
    }

    [Fact]
    public void Both_bandungs_are_offered_and_told_apart()
    {
        var cities = All.Find("bandung", 3).Select(place => place.CityName).ToList();
        Assert.Contains("Bandung", cities);
        Assert.Contains("Kab. Bandung", cities);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("qqqqqq")]
    [InlineData("dago surabaya")]
    public void What_is_nowhere_is_not_found(string typed) => Assert.Empty(All.Find(typed, 8));

    [Theory]
    [InlineData("32.73.02.1004", "Dago")]
    [InlineData("32.73.02", null)]
    public void A_code_gives_its_region(string code, string? village) => Assert.Equal(village, All.Get(code)!.Village);

    [Theory]
    [InlineData("99.99")]
    [InlineData("rubbish")]
    [InlineData("32.73.02.1004.1")]
    public void An_unknown_code_gives_nothing(string code) => Assert.Null(All.Get(code));
}
