namespace Akrab.Exchange.Guess;

internal static partial class HeaderWords
{
    private static (FieldKind, string)[] Contacts =>
    [
        (FieldKind.Phone, """
            no hp|nohp|no hp wa|no hp aktif|no handphone|no hand phone|no hape|no telp|notelp|no telpon|no telepon|no tlp|no tlpn|no tel|no wa|nowa|no whatsapp|no wa aktif
            |no hp whatsapp|no whatsapp aktif|no ponsel|no seluler|no kontak|no kontak wa|no rumah telp|no fax|no mobile|no hp pelanggan|no hp customer
            |no telp hp|no hp telp|no telp wa|no wa hp|no telepon hp|no telp rumah|no telp kantor|no telepon kantor|no telepon rumah
            |nomor hp|nomor handphone|nomor hape|nomor telepon|nomor telpon|nomor telp|nomor tlp|nomor wa|nomor whatsapp|nomor ponsel|nomor seluler|nomor kontak
            |nomer hp|nomer wa|nomer telepon|nomer telp|nomer whatsapp|nmr hp|nmr wa|nmr telp|nomor hp wa|nomor hp aktif|nomor telepon wa|nomor telepon seluler
            |hp|hape|handphone|hand phone|ponsel|seluler|telp|telepon|telpon|tlp|tlpn|tel|telf|wa|whatsapp|whats app|watsap|wa aktif|kontak wa|kontak hp|kontak telp|hp wa|wa hp
            |telp hp|hp telp|telepon seluler|telepon rumah|telepon kantor|telp rumah|telp kantor|telp 1|fax|faks|faksimili|kontak telepon
            |phone|phone number|phonenumber|phone no|phones|telephone|telephone number|telephone no|mobile|mobile number|mobile no|mobile phone|mobile phone number|mobilephone
            |cell|cell phone|cellphone|cellular|cell number|contact number|contact no|contact phone|contact phone number|phone value|home phone|work phone|business phone
            |office phone|other phone|primary phone|secondary phone|company phone|company main phone|car phone|business fax|home fax|other fax|fax number|landline
            |whatsapp number|whatsapp no|wa number|whatsapp phone number|phone mobile|phone work|phone home|day phone|evening phone|assistant phone|callback
            |tel number|handset|phone cell|billing phone|shipping phone|customer phone|mobile telephone|work phone number|contact mobile|phone mobile number
            |هاتف|الهاتف|رقم الهاتف|رقم الجوال|الجوال|جوال|موبايل|رقم الموبايل|رقم الواتساب|واتساب|رقم التواصل
            |फ़ोन|फोन|फ़ोन नंबर|फोन नंबर|मोबाइल|मोबाइल नंबर|दूरभाष|संपर्क नंबर|व्हाट्सएप
            """),
        (FieldKind.Email, """
            email|emails|surel|alamat email|alamat surel|alamat e mail|email aktif|email address|email adress|e mail address|email value|email id|emailid|mail|mail address|email pelanggan
            |primary email|secondary email|work email|personal email|contact email|email work|email home|business email|customer email|your email|email kantor|email pribadi|pos el
            |gmail|akun email|email addresses|company email|other email|email primary
            |البريد الإلكتروني|البريد الالكتروني|البريد|بريد إلكتروني|ईमेल|ई मेल|ईमेल पता
            """),
        (FieldKind.Url, """
            url|website|web site|web|situs|situs web|laman|web page|personal web page|homepage|home page|website url|company website|website value
            |instagram|ig|akun ig|akun instagram|facebook|fb|linkedin|linkedin url|linkedin profile|twitter|tiktok|tik tok|shopee|tokopedia|link|tautan|linkedin bio|profile url
            |company domain name|domain|sosial media|medsos|social media|akun medsos
            """),
        (FieldKind.Label, """
            email type|phone type|address type|website type|email label|phone label|address label|website label|organization type|organization label
            |jenis telepon|jenis email|tipe telepon|relation type|relation label|event label|event type|im type|custom field label|custom field type
            """),
    ];
}
