using System.Text;

namespace Akrab.Exchange.Tests;

/// <summary>Small files written in the test itself.</summary>
internal static class Files
{
    public static async Task<(TableReader Table, List<SheetRow> Rows)> Read(byte[] content, ReadOptions? options = null)
    {
        await using var table = await TableReader.Open(new MemoryStream(content), "test", options);
        var rows = new List<SheetRow>();
        await foreach (var row in table.Rows())
            rows.Add(row);
        return (table, rows);
    }

    public static Task<(TableReader Table, List<SheetRow> Rows)> Read(string content, ReadOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(content), options);

    public static async Task<(TableReader Table, List<SheetRow> Rows)> ReadFile(string path)
    {
        await using var stream = System.IO.File.OpenRead(path);
        await using var table = await TableReader.Open(stream, Path.GetFileName(path));
        var rows = new List<SheetRow>();
        await foreach (var row in table.Rows())
            rows.Add(row);
        return (table, rows);
    }

    public static Task<UnreadableFile> Refused(byte[] content, ReadOptions? options = null) =>
        Assert.ThrowsAsync<UnreadableFile>(() => Read(content, options));

    public static Task<UnreadableFile> Refused(string content, ReadOptions? options = null) =>
        Refused(Encoding.UTF8.GetBytes(content), options);
}
