using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Demo;

/// <summary>Streets that exist, mostly in Bandung, some where its people have moved to.</summary>
internal sealed record Place(int Weight, string City, string Province, string District, string Village, string PostalCode, string Region, string Streets)
{
    public static readonly IReadOnlyList<(int, Place)> All = [.. ((Place[])
    [
        new(12, "Bandung", "Jawa Barat", "Coblong", "Dago", "40135", "32.73.02.1004", "Jl. Ir. H. Juanda|Jl. Tubagus Ismail|Jl. Cisitu Indah"),
        new(10, "Bandung", "Jawa Barat", "Sukajadi", "Pasteur", "40161", "32.73.07.1001", "Jl. Dr. Djunjunan|Jl. Sukajadi|Jl. Karang Tinggal"),
        new(10, "Bandung", "Jawa Barat", "Lengkong", "Turangga", "40264", "32.73.13.1005", "Jl. Gatot Subroto|Jl. Turangga|Jl. Malabar"),
        new(9, "Bandung", "Jawa Barat", "Antapani", "Antapani Kidul", "40291", "32.73.20.1005", "Jl. Terusan Jakarta|Jl. Purwakarta|Jl. Cibatu Raya"),
        new(8, "Bandung", "Jawa Barat", "Buahbatu", "Margasari", "40286", "32.73.22.1002", "Jl. Margacinta|Jl. Ciwastra|Jl. Rancabolang"),
        new(8, "Bandung", "Jawa Barat", "Andir", "Ciroyom", "40182", "32.73.05.1003", "Jl. Ciroyom|Jl. Arjuna|Jl. Rajawali Timur"),
        new(6, "Bandung", "Jawa Barat", "Cicendo", "Pajajaran", "40173", "32.73.06.1003", "Jl. Pajajaran|Jl. Pandawa|Jl. Bima"),
        new(8, "Cimahi", "Jawa Barat", "Cimahi Tengah", "Baros", "40521", "32.77.02.1001", "Jl. Baros|Jl. HMS Mintareja|Jl. Jenderal Amir Machmud"),
        new(6, "Kab. Bandung", "Jawa Barat", "Soreang", "Soreang", "40911", "32.04.37.2001", "Jl. Raya Soreang|Jl. Al Fathu"),
        new(5, "Kab. Bandung Barat", "Jawa Barat", "Lembang", "Lembang", "40391", "32.17.01.2003", "Jl. Raya Lembang|Jl. Grand Hotel|Jl. Maribaya"),
        new(3, "Kab. Sumedang", "Jawa Barat", "Jatinangor", "Hegarmanah", "45363", "32.11.15.2002", "Jl. Raya Jatinangor|Jl. Ir. Soekarno"),
        new(3, "Kab. Garut", "Jawa Barat", "Garut Kota", "Pakuwon", "44117", "32.05.01.1004", "Jl. Ahmad Yani|Jl. Ciledug"),
        new(3, "Jakarta Selatan", "DKI Jakarta", "Tebet", "Tebet Timur", "12820", "31.74.01.1001", "Jl. Tebet Timur Dalam|Jl. Prof. Dr. Soepomo"),
        new(2, "Bekasi", "Jawa Barat", "Bekasi Selatan", "Pekayonjaya", "17148", "32.75.04.1001", "Jl. Pulo Ribung|Jl. Raya Pekayon"),
        new(2, "Surabaya", "Jawa Timur", "Gubeng", "Gubeng", "60281", "35.78.08.1001", "Jl. Raya Gubeng|Jl. Kertajaya"),
        new(2, "Semarang", "Jawa Tengah", "Semarang Tengah", "Sekayu", "50132", "33.74.01.1007", "Jl. Pemuda|Jl. Pandanaran"),
        new(2, "Denpasar", "Bali", "Denpasar Barat", "Pemecutan", "80119", "51.71.03.1007", "Jl. Imam Bonjol|Jl. Gunung Agung"),
        new(1, "Medan", "Sumatera Utara", "Medan Baru", "Titi Rante", "20156", "12.71.17.1006", "Jl. Dr. Mansyur|Jl. Jamin Ginting"),
    ]).Select(p => (p.Weight, p))];

    public AddressPoint Address(Dice dice, string kind) => new()
    {
        Kind = kind,
        Street = $"{dice.Pick(Streets.Split('|'))} No. {dice.Between(1, 240)}",
        RtRw = dice.Chance(60) ? $"{dice.Between(1, 12):000}/{dice.Between(1, 15):000}" : null,
        Landmark = dice.Chance(25) ? dice.Pick(Landmarks) : null,
        Village = Village,
        District = District,
        City = City,
        Province = Province,
        PostalCode = PostalCode,
        Country = null,
        Region = Region,
    };

    private static readonly string[] Landmarks =
    [
        "seberang masjid", "sebelah Indomaret", "depan SD negeri", "gang di samping bengkel", "pagar hijau", "dekat pos ronda", "belakang pasar", "ruko paling ujung", "rumah cat kuning",
    ];

    private static readonly string[] MobilePrefixes = ["0811", "0812", "0813", "0821", "0822", "0852", "0853", "0815", "0816", "0856", "0857", "0817", "0818", "0819", "0878", "0895", "0896", "0897", "0881", "0882"];

    public static PhonePoint Mobile(Dice dice)
    {
        var (prefix, middle, last) = (dice.Pick(MobilePrefixes), dice.Between(2000, 9999), dice.Between(1000, 9999));
        return PhonePoint.Of(dice.Between(0, 3) switch
        {
            0 => $"{prefix}-{middle}-{last}",
            1 => $"+62 {prefix[1..]}-{middle}-{last}",
            2 => $"{prefix}{middle}{last}",
            _ => $"{prefix} {middle} {last}",
        }, "mobile");
    }

    public static PhonePoint Office(Dice dice) => PhonePoint.Of($"(022) {dice.Between(420, 879)}{dice.Between(1000, 9999)}", "work");

    public static EmailPoint Email(string name, string domain) => new($"{Fold.Key(name).Replace(' ', '.')}@{domain}");
}
