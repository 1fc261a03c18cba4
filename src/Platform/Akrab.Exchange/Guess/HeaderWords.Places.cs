namespace Akrab.Exchange.Guess;

internal static partial class HeaderWords
{
    private static (FieldKind, string)[] Places =>
    [
        (FieldKind.Street, """
            alamat|alamat lengkap|alamat rumah|alamat kantor|alamat toko|alamat usaha|alamat kirim|alamat pengiriman|alamat penerima|alamat pelanggan|alamat tinggal|alamat domisili
            |alamat tempat tinggal|alamat sekarang|alamat ktp|alamat sesuai ktp|alamat penagihan|alamat perusahaan|alamat customer|alamat jalan|almt|alm|domisili|tempat tinggal|jalan|nama jalan|jl|jln
            |lokasi|location|alamat outlet|alamat konsumen|alamat instansi
            |address|street|street address|address line|full address|mailing address|postal address|home address|work address|business address|billing address|shipping address|delivery address
            |residence|residential address|address street|mailing street|home street|business street|other street|billing street|shipping street|address formatted|company address
            |permanent address|current address|house address|العنوان|عنوان|पता
            """),
        (FieldKind.Village, "kelurahan|desa|kel|kelurahan desa|desa kelurahan|kel desa|desa kel|nama desa|nama kelurahan|gampong|nagari|village|subdistrict village|alamat kelurahan|alamat desa"),
        (FieldKind.District, "kecamatan|kec|nama kecamatan|distrik|district|sub district|subdistrict|kecamatan distrik|suburb|alamat kecamatan"),
        (FieldKind.City, """
            kota|kabupaten|kab|kota kab|kab kota|kota kabupaten|kabupaten kota|kota tinggal|kota asal|kota domisili|nama kota|nama kabupaten|kota kirim|kota tujuan|alamat kota|kotamadya
            |city|town|city town|cities|address city|mailing city|home city|business city|other city|billing city|shipping city|locality|regency|municipality|hometown
            |المدينة|مدينة|शहर|नगर
            """),
        (FieldKind.Province, """
            provinsi|propinsi|prov|nama provinsi|alamat provinsi|province|state|state province|state region|region|address region|address state|mailing state|home state|business state
            |other state|billing state|shipping state|state or province|mailing state province|المحافظة|राज्य
            """),
        (FieldKind.PostalCode, """
            kode pos|kodepos|kdpos|kd pos|k pos|postal code|postalcode|postcode|post code|zip|zip code|zipcode|zip postal code|postal zip code|address postal code|mailing zip|mailing postal code
            |home postal code|business postal code|other postal code|billing zip|billing postal code|shipping zip|shipping postal code|mailing zip postal code|alamat kode pos|الرمز البريدي|पिन कोड
            """),
        (FieldKind.Country, """
            negara|nama negara|asal negara|kewarganegaraan|country|country region|address country|mailing country|home country|home country region|business country|business country region
            |other country|other country region|billing country|shipping country|nation|country code|البلد|الدولة|देश
            """),
    ];
}
