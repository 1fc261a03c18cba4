namespace Akrab.Ui.Tests;

public sealed class ShellTests
{
    private static readonly ShellModel Page = new()
    {
        Areas = [.. Enumerable.Range(1, 9).Select(n => new Area($"area-{n}", $"Bagian {n}", $"/{n}", Icon: "users"))],
        Current = "area-7",
        UserName = "Sari Wulandari",
        CompanyName = "Toko Sumber Rejeki",
        AntiforgeryToken = "token",
        Theme = "dark",
        Creations = [new("Orang", "/people/new", Icon: "plus")],
    };

    [Fact]
    public async Task The_frame_has_nothing_a_strict_policy_forbids()
    {
        var document = await Drawing.Of<Shell>(new { Page, Title = "Orang", ChildContent = Drawing.Text("isi") });

        Assert.NotEmpty(document.QuerySelectorAll("script"));
        Assert.All(document.QuerySelectorAll("script"), script => Assert.NotNull(script.GetAttribute("src")));
        Assert.Empty(document.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(document.All, element => element.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Everything_comes_from_our_own_server_with_its_hash()
    {
        var document = await Drawing.Of<Shell>(new { Page });

        var files = document.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")).ToList();
        Assert.True(files.Count >= 5);
        Assert.All(files, file => Assert.Matches(@"^/dist/[\w.-]+\?v=[\w-]{10}$", file));
    }

    [Fact]
    public async Task A_phone_shows_four_areas_and_the_rest_behind_more()
    {
        var document = await Drawing.Of<Shell>(new { Page });

        Assert.Equal(4, document.QuerySelectorAll(".phonebar > a").Length);
        Assert.Equal(5, document.QuerySelectorAll(".phonebar .menu a[href^='/']:not([href='/people/new'])").Length);
        Assert.Equal("true", document.QuerySelector(".phonebar > button")!.GetAttribute("aria-current"));
    }

    [Theory, InlineData("id"), InlineData("en")]
    public async Task Every_word_is_known(string language)
    {
        var document = await Drawing.Of<Shell>(new { Page }, language);

        Assert.Contains(language == "en" ? "Sign out" : "Keluar", document.Body!.TextContent);
        Assert.DoesNotContain("⟦", document.DocumentElement.OuterHtml);
    }

    [Fact]
    public async Task The_theme_is_written_by_the_server_so_that_the_page_never_flashes() =>
        Assert.Equal("dark", (await Drawing.Of<Shell>(new { Page })).DocumentElement.GetAttribute("data-theme"));
}
