using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Akrab.Exchange.Tests;

public sealed class Any_bytes
{
    private static readonly byte[][] Beginnings =
    [
        [], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [.. "PK\u0003\u0004"u8], [.. "BEGIN:VCARD\r\nVERSION:3.0\r\n"u8], [.. "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET="u8],
        [.. "sep="u8], [.. "a,b\n\""u8], [.. "Nama;HP\n"u8], [0, 0, 0xFE, 0xFF],
    ];

    [Fact]
    public void End_in_rows_or_in_one_kind_of_exception()
    {
        var tokens = Gen.Elements(",", ";", "\"", "\r", "\n", "\0", "\t", "a", ":", "=", "BEGIN:VCARD\n", "END:VCARD\n", "TEL:1", "\\", " ", "é").Select(Encoding.UTF8.GetBytes);
        var noise = Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []), tokens.ListOf().Select(list => list.SelectMany(part => part).ToArray()));
        var files = from start in Gen.Elements(Beginnings) from rest in noise select (byte[])[.. start, .. rest];

        Prop.ForAll(Arb.From(files), file =>
        {
            try
            {
                var (table, rows) = Files.Read(file).GetAwaiter().GetResult();
                Assert.All(rows, row => Assert.True(row.Cells.Length == table.Headers.Count || row.Problem is not null));
            }
            catch (UnreadableFile refused)
            {
                Assert.DoesNotContain('⟦', refused.Message);
                Assert.DoesNotContain('{', refused.Message);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
