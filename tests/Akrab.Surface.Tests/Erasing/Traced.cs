using System.Text;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>Looks for words in all that a house keeps, as whoever steals its disk would: byte by byte, in the database and in every file.</summary>
internal static class Traced
{
    /// <summary>Where these words stand; small and large letters are the same.</summary>
    public static async Task<IReadOnlyList<string>> In(TestApp app, params IReadOnlyList<string> words)
    {
        var found = await In(app.Place.Folder, words);
        if (app.Place.IsPostgres)
            await Dump(app, words, found);
        return found;
    }

    /// <summary>The same of a folder.</summary>
    public static async Task<List<string>> In(string folder, IReadOnlyList<string> words)
    {
        List<string> found = [];
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sock", StringComparison.Ordinal)))
            found.AddRange(Among(Path.GetRelativePath(folder, file), Encoding.Latin1.GetString(await Bytes(file)), words));
        return found;
    }

    private static async Task Dump(TestApp app, IReadOnlyList<string> words, List<string> found)
    {
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT tablename::text AS \"Value\" FROM pg_tables WHERE schemaname = 'public'").ToListAsync();
        Assert.True(tables.Count > 40);
        foreach (var table in tables)
        {
            var sql = $"SELECT t::text AS \"Value\" FROM \"{table}\" t";
            foreach (var row in await db.Database.SqlQueryRaw<string>(sql).ToListAsync())
                found.AddRange(Among(table, row, words));
        }
    }

    private static IEnumerable<string> Among(string where, string text, IReadOnlyList<string> words) =>
        words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word =>
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            return $"{where}: {text[Math.Max(0, at - 80)..Math.Min(text.Length, at + word.Length + 40)]}";
        });

    private static async Task<byte[]> Bytes(string file)
    {
        await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await open.CopyToAsync(all);
        return all.ToArray();
    }
}
