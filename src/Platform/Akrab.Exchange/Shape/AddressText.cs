using System.Text.RegularExpressions;

namespace Akrab.Exchange.Shape;

/// <summary>What can be told apart within an address typed into one cell; the whole text stays as it was.</summary>
public sealed record AddressParts
{
    public required string Street { get; init; }
    public string Rt { get; init; } = "";
    public string Rw { get; init; } = "";
    public string Village { get; init; } = "";
    public string District { get; init; } = "";
    public string City { get; init; } = "";
    public string PostalCode { get; init; } = "";
}

/// <summary>Reads "Jl. Mawar No. 3 RT 01/RW 02, Kel. Caturtunggal, Kec. Depok, Kab. Sleman 55281".</summary>
public static partial class AddressText
{
    private const int LengthLookedAt = 1000;

    public static AddressParts Split(string address)
    {
        var whole = address.Trim();
        if (address.Length > LengthLookedAt)
            return new AddressParts { Street = whole };

        var neighbourhood = Neighbourhood().Match(address);
        return new AddressParts
        {
            Street = whole,
            Rt = neighbourhood.Groups["rt"].Value.TrimStart('0'),
            Rw = neighbourhood.Groups["rw"].Value.TrimStart('0'),
            Village = Village().Match(address).Groups["name"].Value.Trim(),
            District = District().Match(address).Groups["name"].Value.Trim(),
            City = City().Match(address).Groups["name"].Value.Trim(),
            PostalCode = PostalCode().Match(address).Value,
        };
    }

    /// <summary>Parts from several columns in one text, empty ones left out: street, village, district, city, province, postal code.</summary>
    public static string Join(params IEnumerable<string?> parts) =>
        string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.Trim()));

    [GeneratedRegex(@"\bRT\.?\s*(?<rt>\d{1,3})\s*[/,\-]?\s*(?:RW\.?\s*)?(?<rw>\d{1,3})?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Neighbourhood();

    [GeneratedRegex(@"\b(?:Kel|Kelurahan|Ds|Desa)\b\.?\s+(?<name>[^,\d]+?)(?=\s*(?:,|$|\d|\bKec|\bKab|\bKota))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Village();

    [GeneratedRegex(@"\b(?:Kec|Kecamatan)\b\.?\s+(?<name>[^,\d]+?)(?=\s*(?:,|$|\d|\bKab|\bKota))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex District();

    [GeneratedRegex(@"\b(?<name>(?:Kab|Kabupaten|Kota)\b\.?\s+[^,\d]+?)(?=\s*(?:,|$|\d))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex City();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{4}(?!\d)(?=[^\d]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex PostalCode();
}
