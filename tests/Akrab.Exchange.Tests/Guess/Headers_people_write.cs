using Akrab.Exchange.Guess;

namespace Akrab.Exchange.Tests.Guess;

public sealed class Headers_people_write
{
    [Theory]
    [InlineData(FieldKind.PersonName, "Nama|NAMA LENGKAP|Nama Pelanggan|nama_lengkap|Nama Lengkap Pelanggan|Full Name|full_name|Lead Name|Customer Name|الاسم|नाम|Nama*|Nama Customer :|Name|Nama Anggota|Atas Nama|Siapa nama Anda?|Name (Full)|First & Last Name|Nama Customer/Toko|NAMA PEMILIK")]
    [InlineData(FieldKind.GivenName, "First Name|FirstName|first_name|Given Name|Nama Depan|FIRSTNAME")]
    [InlineData(FieldKind.FamilyName, "Last Name|LastName|Surname|Family Name|Nama Belakang|Marga")]
    [InlineData(FieldKind.MiddleName, "Additional Name|Middle Name|Nama Tengah")]
    [InlineData(FieldKind.CallName, "Panggilan|Nama Panggilan|Nickname|Preferred name")]
    [InlineData(FieldKind.Honorific, "Sapaan|Gelar|Salutation|Name Prefix")]
    [InlineData(FieldKind.OrganisationName, "Nama Toko|Nama Usaha|Perusahaan|Nama Perusahaan|Company|Company Name|Organization 1 - Name|Organization Name|account|Account Name|Instansi|Nama Outlet|Nama Toko / Perusahaan|Nama Toko/Usaha|PT/CV")]
    [InlineData(FieldKind.JobTitle, "Jabatan|Pekerjaan|Job Title|Organization 1 - Title|Posisi")]
    [InlineData(FieldKind.Phone, """
        No HP|No. HP|NO.HP|NoHP|No. Hp/WA|Nomor HP|Nomor Telepon|Nomor Telpon|Telp|Telp.|Telepon|WhatsApp|Whatsapp Number|No WA|No. WA Aktif|Nomor WhatsApp|HP|Hp 1|HP2|Handphone|Mobile Phone
        |phone_number|Phone Number|Phone 1 - Value|Business Phone|Home Phone 2|Contact Phone Number|Contact Number|هاتف|رقم الهاتف|फ़ोन|मोबाइल नंबर|No Kontak|Nomor yang bisa dihubungi (WA)|Phone
        |No Telp Pelanggan|Company Main Phone|What is your phone number?|Telp Toko|Nomor HP (WhatsApp)|No. Telp/HP|Kontak WA
        """)]
    [InlineData(FieldKind.Email, "Email|E-mail|EMAIL ADDRESS|E-mail Address|E-mail 1 - Value|E-mail 2 Address|Surel|Alamat Email|email_address|البريد الإلكتروني|ईमेल|Customer Email Address|E mail Pelanggan")]
    [InlineData(FieldKind.Street, "Alamat|Alamat Lengkap|Alamat Rumah|Address|Home Street|Address 1 - Street|Mailing Street|Jalan|Domisili|Street Address|Alamat (RT/RW)|Alamat Toko")]
    [InlineData(FieldKind.Village, "Kelurahan|Desa/Kelurahan|Kel/Desa|Kel.")]
    [InlineData(FieldKind.District, "Kecamatan|Kec.")]
    [InlineData(FieldKind.City, "Kota|Kota/Kab|Kab/Kota|Kabupaten|City|Home City|Address 1 - City|Cities")]
    [InlineData(FieldKind.Province, "Provinsi|Propinsi|State|Address 1 - Region|State/Province|Prov")]
    [InlineData(FieldKind.PostalCode, "Kode Pos|KodePos|Zip|zip|Postal Code|Address 1 - Postal Code|Zip Code")]
    [InlineData(FieldKind.Country, "Negara|Country|Home Country/Region|Address 1 - Country")]
    [InlineData(FieldKind.Birthday, "Tgl Lahir|Tgl. Lahir|Tanggal Lahir|TTL|Tempat, Tanggal Lahir|Tempat/Tgl Lahir|Ultah|Ulang Tahun|Birthday|Date of Birth|DOB|tgl_lahir|TglLahir|Tgl. Lahir (dd/mm/yyyy)|Tanggal Lahir Anda")]
    [InlineData(FieldKind.Gender, "Jenis Kelamin|JK|L/P|Gender|Sex")]
    [InlineData(FieldKind.NationalId, "NIK|No. KTP|No KTP")]
    [InlineData(FieldKind.TaxNumber, "NPWP|No. NPWP")]
    [InlineData(FieldKind.Tags, "Tag|Tags|Kategori|Labels|Group Membership")]
    [InlineData(FieldKind.Note, "Keterangan|Catatan|Notes|Ket|Ket.|Description")]
    [InlineData(FieldKind.ExternalId, "Lead ID|Record ID|Customer ID|CustomerID|ID Pelanggan|Kode Pelanggan|id|No. Pelanggan")]
    [InlineData(FieldKind.CreatedAt, "Create Date|created_time|Created Time|Tgl Daftar|Tanggal Bergabung|created_on|Timestamp|Cap waktu")]
    [InlineData(FieldKind.Owner, "Owner|OwnerId|Lead Owner|Contact owner|Sales Rep|sales_agent|Assigned To|Nama Sales")]
    [InlineData(FieldKind.Source, "LeadSource|Lead Source|Sumber|Original Source|Tahu dari mana?|platform")]
    [InlineData(FieldKind.Status, "Status|Lead Status|Lifecycle Stage")]
    [InlineData(FieldKind.Url, "Website|Web Page|Instagram|Website 1 - Value|Situs Web")]
    [InlineData(FieldKind.Label, "Phone 1 - Type|E-mail 1 - Label|E-mail 1 - Type")]
    public void Mean_what_they_say(FieldKind kind, string headers)
    {
        foreach (var header in headers.Split('|', StringSplitOptions.TrimEntries))
            Assert.True(Fields.KindOf(header) == kind, $"'{header}' was taken for {Fields.KindOf(header)?.ToString() ?? "nothing"}, not {kind}.");
    }

    [Theory]
    [InlineData("a|b|c|key|val|first|last|type|value|Interested?|Nama Barang|Product Name|ad_name|campaign_name|Nama Bank|No Rekening|Nama Ibu Kandung|No|No.|Modified Time|Yomi Name|product|Age|Tempat Lahir|Nama Kucing|Tgl Transaksi|Phone Country Code|Total Belanja|sex ratio index")]
    public void Mean_nothing_for_a_party(string headers)
    {
        foreach (var header in headers.Split('|'))
            Assert.True(Fields.KindOf(header) is null, $"'{header}' was taken for {Fields.KindOf(header)}.");
    }

    [Fact]
    public void A_field_of_ones_own_is_found_by_its_label()
    {
        var fields = (TargetField[])[new("size", FieldKind.Text, ["Ukuran Baju", "Shirt size"]), new("points", FieldKind.Number, ["Poin", "Points"]), .. Fields.OfAParty];
        var guess = ColumnGuess.Map(["Nama", "Ukuran baju", "poin member", "Lain-lain"], [], fields);

        Assert.Equal(["PersonName", "size", "points", null], guess.Columns.Select(column => column.Target?.Key));
    }
}
