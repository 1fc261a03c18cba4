using System.Globalization;
using System.Text;

namespace Akrab.Host.Tests;

/// <summary>A file of people, some of whom say nothing new, some more than before, some nothing at all; and what must come of it.</summary>
internal sealed class ManyPeople
{
    public const int Rows = 6_000, Companies = 41;

    public ManyPeople()
    {
        var text = new StringBuilder("Nama,HP,Email,Kota,Perusahaan,Catatan\n");
        for (var i = 0; i < Rows; i++)
            text.Append(Row(i)).Append('\n');
        Text = text.ToString();
    }

    public string Text { get; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int Skipped { get; private set; }

    public int Rejected { get; private set; }

    private string Row(int i)
    {
        switch (i % 20)
        {
            case 7:
                Skipped++;
                return Person(i - 1, "Bandung");
            case 8:
                Updated++;
                return Person(i - 2, "Medan");
            case 19:
                Rejected++;
                return ",,,,,Tanpa siapa-siapa";
            default:
                Created++;
                return Person(i, "Bandung");
        }
    }

    private static string Person(int i, string city) =>
        string.Create(CultureInfo.InvariantCulture, $"Orang {i},0812{10_000_000 + i},orang{i}@contoh.id,{city},PT {i % Companies},");
}
