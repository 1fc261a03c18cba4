namespace Akrab.Exchange.Guess;

internal static partial class HeaderWords
{
    /// <summary>Too many meanings to count when they are only part of a longer header.</summary>
    private static readonly HashSet<string> OnlyAlone =
    [
        "id", "no", "nama", "name", "kontak", "contact", "contacts", "title", "status", "type", "tipe", "kode", "code", "tag", "hp", "wa", "as", "first", "last",
        "account", "akun", "sales", "state", "region", "location", "lokasi", "group", "grup", "tanggal", "tgl", "date", "source", "owner", "role", "customer",
        "pelanggan", "organization", "company", "link", "call", "label", "ultah", "area", "marketing", "kab", "desa", "kec", "kel", "rt", "rw",
        "keterangan", "description", "prefix", "suffix", "sex", "pic", "platform", "channel", "address", "alamat", "manager", "bisnis", "usaha",
    ];

    private static (FieldKind, string)[] Names =>
    [
        (FieldKind.PersonName, """
            nama|nama lengkap|nama pelanggan|nama customer|nama konsumen|nama klien|nama client|nama kontak|nama pembeli|nama penerima|nama orang
            |nama anggota|nama member|nama peserta|nama siswa|nama murid|nama pasien|nama nasabah|nama donatur|nama jamaah|nama jemaah|nama tamu
            |nama pemilik|nama owner|nama pic|nama lead|nama prospek|nama pemesan|nama sesuai ktp|nama ktp|nama di ktp|nama wali|nama orang tua
            |nama lgkp|nm lengkap|nm pelanggan|nm cust|nm|nama cust|nama leads|pelanggan|konsumen|customer|pembeli|pic|kontak person|narahubung
            |nama narahubung|nama kontak person|nama contact person|nama pengguna lengkap|atas nama|a n|nama depan belakang|nama depan dan belakang
            |name|full name|fullname|customer name|contact name|contact person|client name|lead name|person name|person|display name|complete name
            |buyer name|recipient name|guest name|member name|attendee name|primary contact|your name|file as|name of customer|ship to name
            |custname|cust name|first last name|first and last name|customers|client|contact full name|billing name|shipping name
            |الاسم|اسم|الاسم الكامل|اسم العميل|اسم كامل|नाम|पूरा नाम|ग्राहक का नाम|ग्राहक नाम
            """),
        (FieldKind.GivenName, """
            nama depan|nm depan|given name|given names|first name|firstname|forename|fname|first nm|contact first name|customer first name
            |الاسم الأول|الاسم الاول|पहला नाम|प्रथम नाम
            """),
        (FieldKind.MiddleName, "nama tengah|middle name|middlename|additional name|middle initial|second name|initials"),
        (FieldKind.FamilyName, """
            nama belakang|nm belakang|nama keluarga|marga|nama marga|fam|last name|lastname|surname|family name|lname|contact last name|customer last name
            |اسم العائلة|الاسم الأخير|اللقب|उपनाम|अंतिम नाम|कुलनाम
            """),
        (FieldKind.CallName, """
            panggilan|nama panggilan|nama panggil|nama pendek|nama kecil|alias|nickname|nick name|short name|call name|preferred name|goes by|known as
            |الاسم المستعار|लोकप्रिय नाम
            """),
        (FieldKind.Honorific, "sapaan|gelar|gelar depan|titel|salutation|honorific|name prefix|prefix|prefiks|mr mrs|pak bu|bapak ibu|bpk ibu|tn ny"),
        (FieldKind.Suffix, "gelar belakang|name suffix|suffix|sufiks|generation suffix"),
        (FieldKind.OrganisationName, """
            nama toko|nama usaha|nama perusahaan|nama warung|nama outlet|nama instansi|nama lembaga|nama badan usaha|nama pt|nama bisnis|nama merchant
            |nama kantor|nama sekolah|nama organisasi|nama supplier|nama pemasok|nama vendor|nama distributor|nama mitra|nama agen|nama reseller|nama cabang
            |nama kios|nama lapak|nama brand|nama cafe|nama resto|nama restoran|nama klinik|nama apotek|nama bengkel|nama salon|nama hotel|nama yayasan
            |toko|usaha|perusahaan|instansi|lembaga|organisasi|badan usaha|tempat kerja|nama tempat kerja|tempat usaha|kantor|bisnis|warung|outlet|merchant
            |supplier|pemasok|vendor|nama akun|nama badan|pt cv|cv pt
            |company|company name|companyname|organization|organisation|organization name|organisation name|org name|business name|firm|firm name|employer|account
            |account name|store name|shop name|shop|store|business|associated company|parent company|company account|workplace|supplier name|vendor name
            |merchant name|trade name|legal name|office name|customer company|client company|organization 1 name|primary company
            |الشركة|اسم الشركة|कंपनी|कंपनी का नाम|संगठन
            """),
        (FieldKind.Department, "departemen|bagian|divisi|unit kerja|department|organization department|division|business unit"),
        (FieldKind.JobTitle, """
            jabatan|posisi|pekerjaan|profesi|job title|jobtitle|title|position|occupation|designation|job|profession|organization title
            |role title|work title|contact title|المسمى الوظيفي|الوظيفة|पद|पदनाम
            """),
    ];
}
