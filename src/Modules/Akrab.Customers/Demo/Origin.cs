namespace Akrab.Customers.Demo;

/// <summary>A given name and, where one cannot be told from the name, either gender.</summary>
internal sealed record GivenName(string Name, bool IsWoman);

/// <summary>How people of one origin are named.</summary>
internal sealed record Origin(IReadOnlyList<GivenName> Given, IReadOnlyList<string> Second, IReadOnlyList<string> Family)
{
    private static GivenName[] Of(string men, string women) =>
        [.. men.Split(' ').Select(n => new GivenName(n, false)), .. women.Split(' ').Select(n => new GivenName(n, true))];

    private static string[] Words(string words) => words.Split(' ');

    public static readonly Origin Sundanese = new(
        Of("Asep Dadang Cecep Ujang Dede Ade Yayan Iwan Tatang Aceng Dudung Endang Jajang Deden Maman Odang Entis Encep Wawan Rahmat Usep",
            "Imas Euis Neneng Iis Cucu Elis Ai Nunung Tuti Lilis Yeyen Rina Entin Wiwin Popon Eneng Teti Yani"),
        Words("Hidayat Suhendar Permana Kurnia Sopandi Rukmana Supriatna Mulyana Nurjaman Suryana Hermawan Kusnadi Koswara Sutisna Gumilar Wiguna Nugraha Setiawan"), []);

    public static readonly Origin Javanese = new(
        Of("Budi Joko Slamet Agus Bambang Eko Dwi Tri Sugeng Wahyu Hendro Sutrisno Paijo Suparman Widodo Teguh Purnomo Yudi Heru Gunawan",
            "Siti Sri Dewi Endah Ratna Wulan Sulastri Suparti Tutik Ningsih Wahyuni Retno Lestari Rahayu Puji Indah Yuni Murni"),
        Words("Santoso Prasetyo Wibowo Susanto Handoko Nugroho Saputro Utomo Hartono Setyawan Raharjo Kusumo Pamungkas Subekti Wijayanto Cahyono"), []);

    public static readonly Origin Balinese = new(
        Of("Wayan Made Nyoman Ketut Putu Kadek Gede Komang", "Luh Ayu Desak Kadek Komang Wayan"),
        Words("Sudiarta Suartana Wirawan Mahendra Artana Sukerta Adnyana Widiantara Darmayasa Suryani Widiasih Puspawati"), []);

    public static readonly Origin Batak = new(
        Of("Togar Ucok Parlin Poltak Binsar Hotman Saut Jonggi Maruli Tigor", "Tiur Rotua Duma Lasma Tiarma Mangatur Rosmaida Nurlela"), [],
        Words("Simanjuntak Siregar Nasution Harahap Sitompul Hutabarat Sinaga Panjaitan Lubis Tampubolon Situmorang Pasaribu"));

    public static readonly Origin Minang = new(
        Of("Syafril Zulkifli Afrizal Yusrizal Datuk Rusdi Firdaus Hendri", "Upik Desmawati Yulidar Gusneli Rosnida Fitriyeni Elvira Nelmi"), [],
        Words("Chaniago Piliang Koto Tanjung Sikumbang Jambak Guci Caniago"));

    public static readonly Origin ChineseIndonesian = new(
        Of("Hendra Andi Kevin Steven Rudy William Johan Edwin Budiman Felix", "Mei Lina Jessica Linda Michelle Yenny Fenny Susan Vivian Christine"), [],
        Words("Wijaya Tanuwijaya Halim Gunawan Salim Kurniawan Lim Tjandra Hartanto Liem Tan Setiadi Susilo Widjaja"));

    public static readonly Origin Arabic = new(
        Of("Ahmad Muhammad Abdul Hasan Husein Ali Umar Yusuf Ibrahim Ismail Fauzi Ridwan Salman Hamzah Syarif",
            "Fatimah Aisyah Khadijah Nur Zahra Maryam Laila Halimah Salma Annisa Nabila Hasanah"),
        Words("Hakim Rahman Fauzan Hidayatullah Maulana Ramadhan Firmansyah Zulfikar Mubarok Syahputra"), Words("Alatas Assegaf Shahab Bawazier"));

    public static readonly Origin Modern = new(
        Of("Rizky Fajar Galih Bayu Dimas Arif Reza Ilham Aldi Gilang", "Putri Citra Intan Nadia Anggi Tasya Vina Maya Dinda Bunga"),
        Words("Pratama Ramadhani Saputra Permata Anggraini Maharani Kusuma Oktaviani Febriani Adiputra"), []);

    public static readonly IReadOnlyList<(int, Origin)> All =
        [(30, Sundanese), (24, Javanese), (5, Balinese), (7, Batak), (6, Minang), (8, ChineseIndonesian), (12, Arabic), (8, Modern)];

    /// <summary>A full name; among some, one name is all there is.</summary>
    public (string FullName, bool IsWoman) Name(Dice dice)
    {
        var given = dice.Pick(Given);
        if (this == Balinese)
            return ($"{(given.IsWoman ? "Ni" : "I")} {given.Name} {dice.Pick(Second)}", given.IsWoman);
        if (Family.Count == 0 && dice.Chance(28))
            return (given.Name, given.IsWoman);

        List<string> parts = [given.Name];
        if (Second.Count > 0 && (Family.Count == 0 || dice.Chance(60)))
            parts.Add(dice.Pick(Second));
        if (Family.Count > 0 && (parts.Count == 1 || dice.Chance(30)))
            parts.Add(dice.Pick(Family));
        return (string.Join(' ', parts.Distinct()), given.IsWoman);
    }
}
