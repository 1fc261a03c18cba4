using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Akrab.Bench;

/// <summary>A file of new people comes in through a server that has just started, and the same file once more; then the receipts of another program.</summary>
internal sealed class Importing(PublishedServer server, Company company, Table table)
{
    private const int Rows = 100_000;
    private static readonly string[] Given = ["Budi", "Siti", "Agus", "Dewi", "Joko", "Rina", "Eko", "Putri", "Hendra", "Wulan"];
    private static readonly string[] Family = ["Santoso", "Rahayu", "Wijaya", "Lestari", "Nugroho", "Saputra", "Kusuma", "Hidayat"];
    private static readonly string[] Cities = ["Bandung", "Jakarta", "Surabaya", "Medan", "Solo", "Malang"];

    public async Task Run()
    {
        using var client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromHours(1) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", company.OwnersToken);
        client.DefaultRequestHeaders.Add("Prefer", "wait=1");
        var file = Path.GetTempFileName();
        try
        {
            await WritePeople(file);
            await Import(client, file, "people", "new people");
            await Import(client, file, "people", "the same again");
            await WriteReceipts(file);
            await Import(client, file, "orders", "lines of orders");
            await Import(client, file, "orders", "the same again");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task Import(HttpClient client, string file, string plural, string what)
    {
        await using var content = File.OpenRead(file);
        using var sent = await client.PostAsync($"/api/v1/{plural}/import?name={plural}.csv", new StreamContent(content));
        var report = await Report(sent);
        while (report.GetProperty("state").GetString() == "running")
        {
            await Task.Delay(200);
            using var asked = await client.GetAsync(sent.Headers.Location);
            report = await Report(asked);
        }

        var (read, seconds) = (report.GetProperty("read").GetInt64(), report.GetProperty("seconds").GetDouble());
        table.Note(string.Create(CultureInfo.InvariantCulture,
            $"Import of {read:#,##0} rows by the server, {what}: {read / seconds:#,##0} rows/s ({report.GetProperty("created")} created, {report.GetProperty("skipped")} skipped, {report.GetProperty("rejected")} rejected), most memory {server.MostMegabytes} MB"));
    }

    private static async Task<JsonElement> Report(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonElement.Parse(text) : throw new InvalidOperationException($"The import was refused: {text}");
    }

    private static async Task WritePeople(string file)
    {
        var dice = new Random(7);
        var series = DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond % 1_000;
        await using var text = new StreamWriter(file);
        await text.WriteLineAsync("Nama,No HP,Email,Alamat,Kota,Tgl Lahir,Nama Toko,Tag");
        for (var i = 0; i < Rows; i++)
            await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Given[dice.Next(10)]} {Family[dice.Next(8)]} {i},0858-{series:000}{i / 10_000:000}-{i % 10_000:0000},masuk{series}.{i}@contoh.id,Jl. Mawar No. {dice.Next(200)},{Cities[dice.Next(6)]},{dice.Next(1, 28)}/{dice.Next(1, 12)}/{dice.Next(1950, 2005)},Toko {dice.Next(300)},langganan"));
    }

    /// <summary>Receipts of one to forty lines, of regular customers and of nobody in particular.</summary>
    private static async Task WriteReceipts(string file)
    {
        var dice = new Random(11);
        var series = DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond % 1_000;
        await using var text = new StreamWriter(file);
        await text.WriteLineAsync("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID");
        for (int row = 0, receipt = 0; row < Rows; receipt++)
        {
            var customer = dice.Next(3) == 0 ? "" : dice.Next(10_000, 12_000).ToString(CultureInfo.InvariantCulture);
            var day = new DateOnly(2025, 1, 1).AddDays(receipt / 20);
            for (var lines = dice.Next(1, 40); lines > 0 && row < Rows; lines--, row++)
            {
                var product = dice.Next(3_000);
                await text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{series}-{receipt},K{product},Barang {product},{dice.Next(1, 30)},{day:yyyy-MM-dd} 08:26,{1_000 + (product * 50)},{customer}"));
            }
        }
    }
}
