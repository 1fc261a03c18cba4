namespace Akrab.Ui.Qr;

/// <summary>The bytes of a code in the order in which they are drawn: text, padding, and what corrects errors (Reed-Solomon).</summary>
internal static class QrCodewords
{
    private const int ByteMode = 0b0100;
    private const int FieldPolynomial = 0x11D;

    public static byte[] Of(byte[] text, QrVersion version)
    {
        var data = Padded(text, version);
        var shorter = data.Length / version.Blocks;
        var shortBlocks = version.Blocks - data.Length % version.Blocks;
        List<byte[]> blocks = [];
        for (var (block, at) = (0, 0); block < version.Blocks; block++)
        {
            var length = shorter + (block < shortBlocks ? 0 : 1);
            blocks.Add(data[at..(at += length)]);
        }

        var divisor = Divisor(version.Correction);
        var corrections = blocks.Select(block => Remainder(block, divisor)).ToList();
        return [.. Interleaved(blocks), .. Interleaved(corrections)];
    }

    private static byte[] Padded(byte[] text, QrVersion version)
    {
        List<bool> bits = new(version.DataCodewords * 8);
        Add(bits, ByteMode, 4);
        Add(bits, text.Length, version.CountBits);
        foreach (var one in text)
            Add(bits, one, 8);
        Add(bits, 0, Math.Min(4, version.DataCodewords * 8 - bits.Count));
        Add(bits, 0, -bits.Count & 7);
        for (var pad = 0xEC; bits.Count < version.DataCodewords * 8; pad ^= 0xEC ^ 0x11)
            Add(bits, pad, 8);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => sum << 1 | (bit ? 1 : 0)))];
    }

    private static void Add(List<bool> bits, int value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
            bits.Add((value >> bit & 1) == 1);
    }

    private static IEnumerable<byte> Interleaved(List<byte[]> blocks) =>
        Enumerable.Range(0, blocks.Max(block => block.Length)).SelectMany(at => blocks.Where(block => at < block.Length).Select(block => block[at]));

    /// <summary>The product of (x - 2^i), its leading 1 left out, highest power first.</summary>
    private static byte[] Divisor(int degree)
    {
        var product = new byte[degree];
        product[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var at = 0; at < degree; at++)
                product[at] = (byte)(Times(product[at], root) ^ (at + 1 < degree ? product[at + 1] : 0));
            root = Times(root, 2);
        }

        return product;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var remainder = new byte[divisor.Length];
        foreach (var one in data)
        {
            var factor = (byte)(one ^ remainder[0]);
            Array.Copy(remainder, 1, remainder, 0, remainder.Length - 1);
            remainder[^1] = 0;
            for (var at = 0; at < remainder.Length; at++)
                remainder[at] ^= Times(divisor[at], factor);
        }

        return remainder;
    }

    /// <summary>The product of two numbers of the field with 256 elements.</summary>
    private static byte Times(byte one, byte other)
    {
        var product = 0;
        for (int factor = one, bits = other; bits > 0; bits >>= 1)
        {
            if ((bits & 1) == 1)
                product ^= factor;
            factor = factor << 1 ^ (factor >> 7) * FieldPolynomial;
        }

        return (byte)product;
    }
}
