using System.Diagnostics;
using System.Globalization;
using Akrab.Commerce.Invoices;
using Akrab.Commerce.Paper;
using Akrab.Contracts;
using Akrab.Host.Setup;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Bench;

/// <summary>An invoice of two hundred lines, read from its stored form and added up anew, and as a PDF file; in the process, without a database.</summary>
internal static class Reckoning
{
    private const int Length = 200, Turns = 300, Warm = 50;

    public static void Run(Table table)
    {
        var json = Lines.Of(Enumerable.Range(1, Length).Select(i => new Line { Text = $"Barang nomor {i}", Unit = "buah", Quantity = i % 17 + 0.5m, Price = Money.Of(i * 1_250, "IDR"), Discount = i % 3 * 5, Tax = TaxMark.Vat })).ToJson();
        var invoice = new Invoice { Party = new PartyId(Guid.NewGuid()), Date = new DateOnly(2026, 11, 24) };
        Measure("An invoice of 200 lines recalculated", () =>
        {
            invoice.Lines = Lines.FromJson(json);
            invoice.Sum();
        });
        invoice.Issue("INV/2026/0001");
        var sheet = new Sheet(default, House.Open().Get<Invoice>(), invoice, invoice.Reckon()!, new Letterhead { Name = "Toko" }, null);
        Measure("The same as a PDF file", () => PaperPdf.Of(sheet));

        void Measure(string what, Action act)
        {
            List<double> times = [];
            for (var i = -Warm; i < Turns; i++)
            {
                var clock = Stopwatch.GetTimestamp();
                act();
                if (i >= 0)
                    times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }

            times.Sort();
            table.Note(string.Create(CultureInfo.InvariantCulture, $"{what}: {times[Turns / 2]:0.0} ms (p95 {times[Turns * 19 / 20]:0.0} ms)"));
        }
    }
}
