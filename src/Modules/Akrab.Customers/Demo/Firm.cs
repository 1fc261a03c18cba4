namespace Akrab.Customers.Demo;

/// <summary>An organisation around the shop: its name, what it does, what it is to us, and what its people do there.</summary>
internal sealed record Firm(string Name, string Industry, string Role, IReadOnlyList<string> Jobs)
{
    private static readonly string[] Kitchen = ["Pemilik", "Juru masak", "Bagian belanja", "Kasir"];
    private static readonly string[] Office = ["Staf umum", "Sekretaris", "Bagian pembelian", "Keuangan", "Manajer umum"];
    private static readonly string[] Hotel = ["Kepala dapur", "Bagian pembelian", "Manajer makanan & minuman", "Akuntan"];
    private static readonly string[] Trade = ["Pemilik", "Penjualan", "Pengiriman", "Admin gudang"];

    private static IEnumerable<Firm> Of(string industry, string role, string[] jobs, string names) => names.Split('|').Select(n => new Firm(n, industry, role, jobs));

    public static readonly IReadOnlyList<Firm> All =
    [
        .. Of("Warung makan", "customer", Kitchen,
            "Warung Nasi Ibu Imas|Warteg Bahari Antapani|Warung Nasi Ampera Dago Bawah|Warung Sate Kang Ujang|Warung Kopi Mang Oded|Warung Soto Bu Tutik|Warung Nasi Padang Sinar Minang|Warung Bakso Pak Slamet|Warung Seblak Teh Neneng|Warung Mie Kocok Haji Dadang|Warung Gudeg Yu Sri|Warung Lotek Ceu Popon"),
        .. Of("Rumah makan", "customer", Kitchen,
            "RM Saung Kabita|RM Ayam Goreng Bu Euis|RM Sunda Cibiuk Asih|RM Ikan Bakar Muara Raos|Depot Rujak Cingur Surabaya|RM Lapo Ni Tondongta|RM Bebek Bali Pak Ketut"),
        .. Of("Katering", "customer", Kitchen,
            "Katering Dapur Neng Geulis|Katering Barokah|Katering Sehat Ibu Ratna|Katering Hajatan Mekar Sari|Katering Kantor Rantang Biru|Dapur Aisyah"),
        .. Of("Kafe & kopi", "customer", Kitchen, "Kopi Lereng Burangrang|Kafe Teras Braga|Kedai Kopi Aroma Pagi|Roti & Kopi Sidikan|Kafe Taman Cisitu"),
        .. Of("Toko kue", "customer", Kitchen, "Toko Kue Mirasa|Brownies Kukus Ibu Lina|Kue Basah Mbak Wulan|Bolu Susu Lembang Sari|Donat Kentang Ceria"),
        .. Of("Hotel", "customer", Hotel, "Hotel Pasundan Asri|Hotel Graha Cihampelas|Penginapan Bukit Dago|Guest House Setiabudi"),
        .. Of("Kantor", "customer", Office, "PT Tirta Boga Lestari|PT Parahyangan Data Media|CV Karya Bangun Priangan|Koperasi Guru Sukajadi|Notaris Yenny Tanuwijaya|Klinik Sehat Turangga|Bengkel Motor Jaya Abadi"),
        .. Of("Pendidikan", "customer", Office, "SDN Cihampelas Pagi|SMK Pariwisata Nusantara Jaya|Pesantren Al-Hikmah Lembang|TK Bunga Matahari"),
        .. Of("Pemasok", "supplier", Trade, "CV Sumber Pangan Jaya|PT Gula Manis Cirebon|UD Beras Cianjur Asli|Koperasi Tani Kopi Pangalengan|CV Bumbu Rempah Garut|Pabrik Kerupuk Sinar Harapan"),
        .. Of("Ekspedisi", "partner", Trade, "Ojek Antar Cepat|Ekspedisi Lintas Priangan"),
        .. Of("Toko sembako", "competitor", Trade, "Toko Murah Meriah|Grosir Sembako Cahaya"),
    ];
}
