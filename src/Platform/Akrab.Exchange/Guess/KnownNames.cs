using System.Collections.Frozen;

namespace Akrab.Exchange.Guess;

/// <summary>Names that many people in Indonesia (and a few elsewhere) bear: enough to recognise a column of names, not a register.</summary>
internal static class KnownNames
{
    private static readonly FrozenSet<string> Given = """
        abdul abdullah achmad adam ade adi adinda aditya agung agus agustina ahmad aisyah ajeng akbar albert aldi ali alif alya amalia amelia amin aminah amir ananda andi andika andre andreas andri
        anggi anggraini anggun ani anisa anita anjani anna anto anton antonius anwar arda ardi ari arief arif arifin aris arman arya asep asih asri astri astuti atik aulia ayu azis aziz azizah bagas bagus
        bambang bangun basuki bayu benny benyamin bima bintang boby budi budiman budiono cahya cahyo candra catur christina cici cindy citra dadang dani daniel darma darmawan deddy dedi dedy desi desy dewa dewi
        dhea dian diana didik dimas dina dinda dini dita djoko dodi dodik dwi dyah eddy edi edy eka eko elisa elisabeth ella elly elsa ema endah endang endra erik erika erlina erna ernawati erwin esti eva evi
        fadhil fadli fahmi fahri faisal fajar farah farhan farid fatimah fauzan fauzi febri febrianti feri ferry firman fitri fitria fitriani fransiska galih galuh gede gilang gita gunawan guntur hadi hafiz
        halim halimah hamid hana handoko hani hanif hari harianto harry hartati hartono haryanto hasan hasanah hasnah hendra hendri hendro heni henny herlina herman hermawan heru hesti hidayat ibrahim ida
        ika ikhsan ilham imam iman imelda ina indah indra indri intan irawan irfan irma irwan isabella ismail iswanto ita iwan jaka jamal jamilah januar jati jaya jihan joko jono joni juli julia juliana jumadi
        kadek karina kartika kartini khadijah khairul kiki komang kristian kurnia kurniawan kusuma laila laras lastri latifah lely lena lestari lia lilis lina linda lisa lukman lulu lusi lutfi made mahmud maman
        mardiana maria mariam mariani marlina martha martini maryam maya mega meilani melati meri mery mila mira mirna mochamad mohamad mohammad muh muhamad muhammad mulyadi mulyani mulyono murni mustafa mutia
        mutiara nabila nadia nadya nana nanang nani nanda naufal neneng neni ngatini ni nia nina ningsih nisa nita novi novia novita nugroho nur nuraini nurhayati nurul nyoman oki okta oktavia olivia pandu paulus
        prabowo pratama pratiwi priyanto purnama purnomo purwanto puspita putra putri putu rachmat rafi rahma rahman rahmat rahmawati rama ramadhan rani ratih ratna ratnasari raka rendi reni reza rian riana rika
        rina rini rio riska risma rita riza rizal rizka rizki rizky robby rohman roni rosa rosita rudi rudy ruslan saiful salma samsul sandi santi santoso sapto sari sarah septi septian setiawan setya shinta
        sigit silvia sinta siska siti slamet sofia sofyan solihin sonny sri subagyo sudarmo sugeng sugiarto suharti suharto sukma sulastri sulis sulistyo sumarni sumiati sunarti suparman supardi suparno supriyadi
        supriyanto surya suryani susanti susanto susi susilo sutrisno suwarno suyanto syahrul syaiful syamsul tania tari taufik tedi teguh tia tika tini tina titik titin tono toni tri triyono tuti udin ulfa umar
        umi utami utomo vera vina vivi wagiman wahyu wahyudi wahyuni wardi wati wawan wayan wibowo widi widodo widya wiwik wulan wulandari yanti yanto yayan yayuk yeni yogi yohanes yoga yudi yulia yuliana yulianti
        yuni yunita yusuf zaenal zahra zainal zaki zulfikar zulkifli
        adrian alan alex alexander alice amanda amy andrew angela anne anthony ashley barbara ben betty bill bob brian bruce carl carol caroline catherine charles charlotte chris christine christopher claire
        david deborah dennis donald donna dorothy doug edward elizabeth emily emma eric evelyn frank gary george grace greg hannah harold heather helen henry jack jacob james jane janet jason jean jeff jennifer
        jessica jim joan joe john jonathan jordan joseph josh joshua joyce judith judy julie justin karen kate kathleen keith kelly kenneth kevin kim larry laura lauren lee lisa lucy margaret mark martin mary
        matthew megan melissa michael michelle mike nancy nathan nicholas nicole noah oliver pamela patricia patrick paul peter philip priya rachel ralph raymond rebecca richard robert roger ronald rose russell
        ruth ryan sally sam samantha samuel sandra scott sean sharon sophia stephanie stephen steve steven susan terry theresa thomas tim timothy tom tyler victoria vincent walter wayne wendy william zoe
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Honorifics =
        ["bapak", "bpk", "pak", "ibu", "bu", "kak", "mas", "mbak", "mba", "bang", "tn", "ny", "nn", "mr", "mrs", "ms", "dr", "drs", "ir", "h", "hj", "om", "tante", "ko", "koh", "ci", "cik", "uda", "uni", "teh", "kang", "aa"];

    /// <summary>One of the words is a given name, or the first is a form of address.</summary>
    public static bool Occurs(string text)
    {
        var words = text.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && (Array.Exists(words, Given.Contains) || (words.Length > 1 && Honorifics.Contains(words[0].ToLowerInvariant())));
    }
}
