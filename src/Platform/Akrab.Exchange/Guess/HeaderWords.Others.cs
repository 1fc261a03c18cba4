namespace Akrab.Exchange.Guess;

internal static partial class HeaderWords
{
    private static (FieldKind, string)[] Others =>
    [
        (FieldKind.Birthday, """
            tgl lahir|tanggal lahir|tgllahir|tanggallahir|tgl lhr|tg lahir|tanggal kelahiran|hari lahir|ulang tahun|ultah|tgl ultah|tanggal ulang tahun|hari ulang tahun|tgl ulang tahun|lahir|kelahiran
            |ttl|tempat tanggal lahir|tempat tgl lahir|tempat dan tanggal lahir|tempat lahir tanggal lahir|tmp tgl lahir|tpt tgl lahir|t t l|tempat tanggallahir
            |birthday|birth day|birthdate|birth date|date of birth|dob|born|born on|b day|bday|تاريخ الميلاد|जन्म तिथि|जन्मतिथि|जन्मदिन
            """),
        (FieldKind.Anniversary, "hari jadi|tanggal nikah|tgl nikah|tanggal pernikahan|ulang tahun pernikahan|anniversary|wedding anniversary|wedding date"),
        (FieldKind.Gender, "jenis kelamin|jns kelamin|jk|j k|kelamin|gender|sex|l p|lk pr|pria wanita|laki laki perempuan|الجنس|लिंग"),
        (FieldKind.NationalId, "nik|no ktp|nomor ktp|ktp|no identitas|nomor identitas|nomor induk kependudukan|no nik|nik ktp|national id|id card|identity number|passport|no paspor|id card number"),
        (FieldKind.TaxNumber, "npwp|no npwp|nomor npwp|nomor pokok wajib pajak|tax id|tax number|vat number|tin|vat id|nitku"),
        (FieldKind.Tags, """
            tag|tags|label|labels|kategori|golongan|kelompok|grup|group|groups|group membership|segmen|segment|kategori pelanggan|jenis pelanggan|tipe pelanggan|golongan pelanggan
            |category|categories|customer type|customer category|customer group|keywords|lists|tier|level member|contact tags
            """),
        (FieldKind.Note, """
            catatan|keterangan|ket|ket tambahan|keterangan tambahan|catatan tambahan|catatan khusus|memo|komentar|pesan|note|notes|comment|comments|remark|remarks|description|deskripsi|info tambahan
            |additional info|additional information|message|about|internal notes|customer notes|contact notes|hobi|hobby|ملاحظات|ملاحظة|टिप्पणी
            """),
        (FieldKind.ExternalId, """
            id|id pelanggan|id customer|id konsumen|id member|id anggota|id kontak|id lead|kode pelanggan|kode customer|kode konsumen|kode member|kode anggota|kd pelanggan|kode cust|no pelanggan
            |nomor pelanggan|no anggota|nomor anggota|no member|nomor member|no kartu|nomor kartu|kode kontak|nomor induk|nis|nim|kode toko|kode outlet|kode supplier
            |customer id|customerid|contact id|contactid|lead id|leadid|record id|record id contact|record id company|record id lead|account id|client id|member id|member no|member number|user id
            |customer number|customer no|customer code|account number|external id|uid|uuid|card number|loyalty number|contact record id|person id|client number|organization id
            """),
        (FieldKind.CreatedAt, """
            tanggal daftar|tgl daftar|tanggal bergabung|tgl bergabung|tanggal gabung|tgl gabung|tanggal registrasi|tgl registrasi|tanggal input|tgl input|dibuat|dibuat pada|tanggal dibuat|tgl dibuat
            |waktu daftar|member sejak|pelanggan sejak|terdaftar sejak|tanggal masuk|tgl masuk|tanggal pendaftaran|timestamp|stempel waktu|cap waktu
            |create date|created date|created|created at|created on|created time|creation date|date created|date added|added on|joined|join date|joined on|registered|registered on|registration date
            |sign up date|signup date|date joined|member since|customer since|inserted at|entry date|date entered
            """),
        (FieldKind.Owner, """
            owner|owner id|ownerid|lead owner|contact owner|account owner|record owner|company owner|owner name|pemilik data|penanggung jawab|pj|pic sales|nama sales|sales|salesman|sales rep|sales person
            |salesperson|sales agent|sales representative|sales marketing|marketing|nama marketing|petugas|assigned to|assignee|assigned user|account manager|manager|agent|account executive|ae
            |handled by|responsible|responsible person|dilayani oleh|ditangani oleh|hubspot owner|lead owner id|contact owner id|hubspot team|cs|admin|kasir
            """),
        (FieldKind.Source, """
            sumber|sumber lead|sumber data|sumber pelanggan|asal|asal data|tahu dari|tahu dari mana|info dari|dapat info dari|darimana|source|lead source|leadsource|original source|original source type
            |traffic source|channel|saluran|kanal|media|platform|utm source|referral source|how did you hear|how did you hear about us|acquisition channel|original traffic source
            """),
        (FieldKind.Status, """
            status|status pelanggan|status lead|lead status|lifecycle stage|tahap|stage|status prospek|contact status|customer status|rating|lead rating|status member|marketing contact status|prospek
            """),
        (FieldKind.Role, "peran|role|roles|peranan|kedudukan|jenis kontak|tipe kontak|contact type|buying role|relationship|hubungan"),
        (FieldKind.Unrelated, """
            nama barang|nama produk|nama item|nama jasa|nama layanan|nama paket|produk|barang|product|product name|item|item name|item description|service name|plan name|sku
            |nama bank|bank|no rekening|nomor rekening|rekening|norek|no rek|bank account|bank name|account holder|account no|iban|nama rekening|atas nama rekening
            |nama ibu|nama ibu kandung|nama ayah|nama bapak|nama istri|nama suami|nama pasangan|nama anak|spouse|spouse name|mother name|father name|children|emergency contact|kontak darurat
            |nama kontak darurat|no hp darurat|no darurat|telepon darurat|referral|reference|referred by|referred by name|referensi
            |ad id|ad name|adset id|adset name|campaign|campaign id|campaign name|kampanye|nama kampanye|form id|form name|page name|is organic|post id|event name
            |nama file|file name|username|user name|password|kata sandi|deal name|opportunity|opportunity id|opportunity name|invoice|invoice number|no invoice|no faktur|nomor faktur|no nota|no order
            |no pesanan|nomor pesanan|no resi|order id|order number|order no|no transaksi|id transaksi|transaction id|no|nomor|no urut|nomor urut|nourut|row|index|number|urut
            |last modified|modified time|modified date|last activity|last activity date|last activity time|last modified date|modified by|created by|updated at|updated on|last contacted
            |phonetic first name|phonetic middle name|phonetic last name|yomi name|given name yomi|family name yomi|additional name yomi|given yomi|surname yomi|company yomi|organization yomi name
            |photo|foto|maiden name|billing information|directory server|mileage|sensitivity|priority|subject|language|bahasa|initials yomi|relation value|event value|im value|im service|imaddress
            |custom field value|assistant s name|assistant name|manager s name|office location|schools|pager|telex|tty tdd phone|radio phone|isdn|address po box|address extended address
            |home address po box|business address po box|other address po box|currency|mata uang|po box|umur|usia|age|tempat lahir|place of birth|birth place|agama|religion|annual revenue|industry
            |phone country code|country calling code|email opt out|do not call|ip address|ip|latitude|longitude|lat|lng|coordinates|location coordinates
            |lead owner email|contact owner email|owner email|email domain|email status|phone verified|email verified|email bounced|email opt in|berlangganan email
            |tanggal lahir anak|tgl lahir anak|tanggal lahir istri|tanggal lahir suami
            """),
    ];
}
