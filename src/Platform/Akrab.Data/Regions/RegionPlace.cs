namespace Akrab.Data.Regions;

/// <summary>A region of Indonesia with all it lies in: at most village, district, city or regency, province; the code is <c>pp.kk.cc.vvvv</c> or a part of it.</summary>
public sealed record RegionPlace(string Code, string? Village, string? District, string? City, string Province)
{
    /// <summary>From the smallest to the largest, as an address is written.</summary>
    public string Path => string.Join(", ", ((string?[])[Village, District, City, Province]).Where(part => part is not null));

    /// <summary>As people call it: the city without the word, the regency with a short one, so that the two Bandungs stay apart.</summary>
    public string? CityName => City switch
    {
        null => null,
        _ when Without(City, "Kota Administrasi ") is { } name => name,
        _ when Without(City, "Kota ") is { } name => name,
        _ when Without(City, "Kabupaten Administrasi ") is { } name => "Kab. " + name,
        _ when Without(City, "Kabupaten ") is { } name => "Kab. " + name,
        _ => City,
    };

    private static string? Without(string name, string start) => name.StartsWith(start, StringComparison.Ordinal) ? name[start.Length..] : null;
}
