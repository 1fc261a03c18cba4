using Akrab.Contracts;
using Akrab.Customers.Timeline;

namespace Akrab.Customers.Demo;

/// <summary>What is written down about a customer, the way people of a shop write.</summary>
internal sealed record Sentence(int Weight, InteractionKind Kind, Channel Channel, Direction Direction, string? Subject, string Body)
{
    private static Sentence Note(string body) => new(10, InteractionKind.Note, Channel.None, Direction.Internal, null, body);

    private static Sentence Asked(string body) => new(10, InteractionKind.Message, Channel.Whatsapp, Direction.In, null, body);

    private static Sentence Wrote(string body) => new(8, InteractionKind.Message, Channel.Whatsapp, Direction.Out, null, body);

    private static Sentence TheyCalled(string subject, string body) => new(8, InteractionKind.Call, Channel.Phone, Direction.In, subject, body);

    private static Sentence WeCalled(string subject, string body) => new(8, InteractionKind.Call, Channel.Phone, Direction.Out, subject, body);

    private static Sentence Came(string body) => new(9, InteractionKind.Visit, Channel.Counter, Direction.In, "Datang ke toko", body);

    private static Sentence Went(string body) => new(5, InteractionKind.Visit, Channel.Visit, Direction.Out, "Kunjungan", body);

    public static readonly IReadOnlyList<(int, Sentence)> All = [.. ((Sentence[])
    [
        Note("Suka {produk} yang agak manis, jangan lupa sisihkan kalau stok baru datang."),
        Note("Lebih enak dihubungi lewat WA setelah jam {jam}, pagi biasanya sibuk."),
        Note("Minta nota dipisah untuk {produk} dan belanja rumah."),
        Note("Anaknya mau sunatan bulan depan, kemungkinan pesan banyak."),
        Note("Biasa ambil {jumlah} {produk} tiap dua minggu."),
        Note("Pernah kecewa karena {produk} telat sehari. Pastikan kirim tepat waktu."),
        Note("Bayar selalu tunai, minta kembalian uang kecil."),
        Note("Kenalan dari arisan Bu RT, orangnya ramah."),
        Note("Titip pesan: rumahnya sekarang pagar hitam, bukan hijau lagi."),
        Note("Alergi kacang, jadi jangan tawarkan bumbu pecel."),
        Asked("Assalamualaikum, {produk} masih ada? Mau ambil {jumlah}."),
        Asked("Kak, harga {produk} sekarang berapa ya?"),
        Asked("Pesanan saya sudah dikirim belum? Kurirnya belum kelihatan."),
        Asked("Bisa antar {jumlah} {produk} besok {hari} sebelum jam {jam}?"),
        Asked("Punten, minta daftar harga terbaru dong."),
        Asked("Sudah saya transfer ya Bu, mohon dicek."),
        Asked("Makasih, {produk}-nya enak. Nanti saya pesan lagi buat {acara}."),
        Wrote("Selamat pagi, {produk} yang kemarin ditanyakan sudah datang."),
        Wrote("Pesanan {jumlah} {produk} sedang di jalan, kurir kami Kang Ujang."),
        Wrote("Mohon maaf, {produk} baru ada hari {hari}. Mau kami sisihkan?"),
        Wrote("Terima kasih sudah belanja. Semoga {acara}-nya lancar!"),
        Wrote("Kami kirim daftar harga bulan ini, ada potongan untuk {produk}."),
        TheyCalled("Tanya stok", "Menanyakan stok {produk}, butuh {jumlah} untuk {acara}. Sudah disisihkan."),
        TheyCalled("Pesan antar", "Pesan {jumlah} {produk}, antar hari {hari} jam {jam}. Bayar di tempat."),
        TheyCalled("Keluhan", "Dua bungkus {produk} sobek waktu diterima. Diganti baru besok, beliau puas."),
        TheyCalled("Minta tempo", "Minta bayar mundur seminggu karena menunggu bayaran {acara}. Disetujui Bu Sari."),
        WeCalled("Kabar barang", "Memberi tahu {produk} sudah ada. Akan mampir hari {hari}."),
        WeCalled("Ingatkan bayar", "Mengingatkan nota bulan lalu, janji transfer hari {hari}."),
        WeCalled("Tanya kabar", "Sudah lama tidak belanja; ternyata sempat mudik. Minggu depan mulai pesan lagi."),
        WeCalled("Tidak diangkat", "Dua kali tidak diangkat, kirim WA saja."),
        WeCalled("Tawaran baru", "Menawarkan {produk}. Tertarik, minta contoh dulu."),
        Came("Beli {jumlah} {produk}, sekalian tanya harga grosir."),
        Came("Ambil pesanan {produk} untuk {acara}. Bayar lunas."),
        Came("Mampir mencicipi {produk} baru, beli sedikit untuk dicoba di rumah."),
        Came("Tukar {produk} yang kedaluwarsanya dekat. Tidak masalah, langsung diganti."),
        Went("Antar {jumlah} {produk} sekalian melihat dapurnya. Mereka juga butuh minyak goreng."),
        Went("Bawa contoh {produk}. Cocok, mulai pesan rutin tiap hari {hari}."),
        Went("Menagih nota dan membicarakan harga langganan. Setuju naik sedikit mulai bulan depan."),
    ]).Select(s => (s.Weight, s))];

    private static readonly string[] Products =
    [
        "beras Cianjur", "gula aren", "kopi Pangalengan", "keripik tempe", "rengginang", "sambal roa", "minyak goreng", "tepung ketan", "bumbu rendang", "bumbu pecel",
        "kue nastar", "kerupuk kulit", "abon sapi", "teh melati", "santan instan", "telur ayam", "bawang goreng", "opak", "dodol Garut", "wajik",
    ];

    private static readonly string[] Amounts = ["2 kilo", "5 kilo", "1 karung", "3 karung", "10 bungkus", "2 dus", "1 lusin", "25 kilo", "4 toples", "6 botol"];
    private static readonly string[] Days = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
    private static readonly string[] Occasions = ["hajatan", "arisan", "pengajian", "syukuran", "rapat kantor", "ulang tahun anak", "lebaran", "katering sekolah"];

    public (string? Subject, string Body) Say(Dice dice) => (Subject, Body
        .Replace("{produk}", dice.Pick(Products), StringComparison.Ordinal)
        .Replace("{jumlah}", dice.Pick(Amounts), StringComparison.Ordinal)
        .Replace("{hari}", dice.Pick(Days), StringComparison.Ordinal)
        .Replace("{acara}", dice.Pick(Occasions), StringComparison.Ordinal)
        .Replace("{jam}", dice.Between(8, 16).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
