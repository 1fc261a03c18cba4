using System.Diagnostics;
using System.Globalization;
using System.Text;
using Akrab.Testing;
using Akrab.Web.Import;

namespace Akrab.Import.Tests;

/// <summary>How fast files come in; asked for by name, never in a timed run: <c>Akrab.Import.Tests -explicit only</c>.</summary>
public abstract class SpeedTests(Engine engine, ITestOutputHelper output)
{
    public sealed class OnSqlite(ITestOutputHelper output) : SpeedTests(Engine.Sqlite, output);

    public sealed class OnPostgres(ITestOutputHelper output) : SpeedTests(Engine.Postgres, output);

    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("AKRAB_SPEED_ROWS") ?? "50000", CultureInfo.InvariantCulture);

    [Fact(Explicit = true)]
    public async Task Many_rows_with_every_rule()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(File(500, 900_000));
        var text = File(Rows, 0);
        foreach (var what in (string[])["new", "the same again"])
        {
            var watch = Stopwatch.StartNew();
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var report = await shop.Import(text);
            var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{engine} {what}: {report.Read} rows, {report.Created} created, {report.Skipped} skipped in {watch.Elapsed.TotalSeconds:0.0} s = {report.Read / watch.Elapsed.TotalSeconds:0} rows/s; CPU {used.TotalSeconds:0.0} s; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        }
    }

    private static string File(int rows, int from)
    {
        var dice = new Random(7);
        string[] names = ["Budi", "Siti", "Agus", "Dewi", "Joko", "Rina", "Eko", "Putri", "Hendra", "Wulan"], last = ["Santoso", "Rahayu", "Wijaya", "Lestari", "Nugroho", "Saputra", "Kusuma", "Hidayat"];
        string[] cities = ["Bandung", "Jakarta", "Surabaya", "Medan", "Solo", "Malang"];
        var text = new StringBuilder("Nama,No HP,Email,Alamat,Kota,Tgl Lahir,Nama Toko,Tag\n");
        for (var i = from; i < from + rows; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"{names[dice.Next(10)]} {last[dice.Next(8)]} {i},0812-{i / 10000:0000}-{i % 10000:0000},orang{i}@contoh.id,Jl. Mawar No. {dice.Next(200)},{cities[dice.Next(6)]},{dice.Next(1, 28)}/{dice.Next(1, 12)}/{dice.Next(1950, 2005)},Toko {dice.Next(300)},langganan\n");
        return text.ToString();
    }
}
