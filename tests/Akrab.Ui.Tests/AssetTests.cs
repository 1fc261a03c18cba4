using System.IO.Compression;

namespace Akrab.Ui.Tests;

/// <summary>A page should open on a cheap phone with a weak signal: what we promise is weighed here.</summary>
public sealed class AssetTests
{
    private static readonly string Dist = Path.Combine(RepositoryRoot.Folder, "src", "Platform", "Akrab.Ui", "wwwroot", "dist");

    [Theory]
    [InlineData("akrab.css", 14_000)]
    [InlineData("akrab.js", 24_000)]
    [InlineData("icons.svg", 8_000)]
    [InlineData("plus-jakarta-sans.woff2", 28_000)]
    [InlineData("welcome.svg", 2_000)]
    public void A_file_stays_within_its_budget(string name, int brotliBytes)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(File.ReadAllBytes(Path.Combine(Dist, name)));

        Assert.InRange(compressed.Length, 1, brotliBytes);
    }

    [Fact]
    public void A_file_nobody_built_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Asset.Url("no-such-file.css"));
}
