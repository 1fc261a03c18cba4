using System.Globalization;
using System.Text.RegularExpressions;
using Akrab.Data.Setup;

namespace Akrab.Host.Tests;

public sealed partial class Duplicates_in_a_file : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akrab-duplicates-").FullName;

    [Fact]
    public async Task Pairs_are_printed_with_their_reasons()
    {
        var file = Write("people.csv", "No,Nama,No HP,Kota\n1,Budi Santoso,0812-3456-7890,Bandung\n2,Ir. Boedi Santoso,+62 812 3456 7890,Bandung\n3,Rina Wijaya,0857 1111 2222,Solo\n");
        var (exit, output, error) = await Shell().Run("duplicates", file, "--explain");
        Assert.Equal(0, exit);
        Assert.Matches(@"^""?id_l""?,id_r,probability,why\r\n1,2,0\.9\d+,""name same \+[\d.]+; phone same \+[\d.]+; Kota same [+-][\d.]+""\r\n$", output);
        Assert.Contains("3 rows, compared by name, phone, Kota.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_truth_comes_as_pairs_or_as_clusters()
    {
        var file = Write("people.csv", "No,Nama,Email\n1,Budi Santoso,budi@contoh.id\n2,Budi Santoso,budi@contoh.id\n3,Rina Wijaya,rina@contoh.id\n");
        foreach (var truth in (string[])["id_l,id_r\n2,1\n", "id,cluster\n1,a\n2,a\n3,b\n", "the_id_l,place_l,the_id_r,match_score\n2,x,1,1.0\n3,y,1,0.0\n", "id,city,cluster_no\n1,x,a\n2,y,a\n3,x,b\n"])
            Assert.Contains("precision 1.0000  recall 1.0000  F1 1.0000  (1 right of 1 found, 1 true)", (await Shell().Run("duplicates", file, "--truth", Write("truth.csv", truth))).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Warna,Ukuran\nmerah,9\n", "No column of this file says who a person is")]
    [InlineData("", "")]
    public async Task A_file_of_something_else_is_refused(string content, string why)
    {
        var (exit, output, error) = await Shell().Run("duplicates", Write("things.csv", content));
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.NotEmpty(error);
    }

    [Theory]
    [InlineData("fake_1000.csv", 0.90)]
    [InlineData("febrl_dataset3.csv", 0.95)]
    public async Task Public_sets_are_judged_without_the_number_of_social_security(string name, double wanted)
    {
        var file = SharedData.File("duplicates", name);
        var rows = (await File.ReadAllLinesAsync(file)).Where(line => line.Length > 0).Select(line => line.Split(',')).ToList();
        var cluster = Array.IndexOf(rows[0], "cluster");
        var truth = rows.Skip(1).Select(cells => $"{cells[0]},{(cluster < 0 ? cells[0].Split('-')[1] : cells[cluster])}");

        var (_, _, error) = await Shell().Run("duplicates", file, "--truth", Write("truth.csv", "id,cluster\n" + string.Join('\n', truth)));
        Assert.DoesNotContain("soc", error, StringComparison.Ordinal);
        Assert.InRange(double.Parse(F1().Match(error).Groups[1].Value, CultureInfo.InvariantCulture), wanted, 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Shell Shell() => new(new DataPlace(_folder, null));

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    [GeneratedRegex(@"F1 ([\d.]+)")]
    private static partial Regex F1();
}
