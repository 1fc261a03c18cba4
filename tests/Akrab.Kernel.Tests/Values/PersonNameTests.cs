using Akrab.Kernel.Values;

namespace Akrab.Kernel.Tests.Values;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Budi", null, null, "Budi", null)]
    [InlineData("Budi Santoso", null, null, "Budi Santoso", null)]
    [InlineData("Bapak Budi Santoso", "Bapak", null, "Budi Santoso", null)]
    [InlineData("Bpk. Budi", "Bapak", null, "Budi", null)]
    [InlineData("Bpk.Budi", "Bapak", null, "Budi", null)]
    [InlineData("pak budi", "Bapak", null, "budi", null)]
    [InlineData("Bu Sari", "Ibu", null, "Sari", null)]
    [InlineData("Bpk/Ibu Sari", "Bapak/Ibu", null, "Sari", null)]
    [InlineData("Prof.Dr.dr.Budi Santoso,Sp.PD-KGEH", null, "Prof.Dr.dr.", "Budi Santoso", "Sp.PD-KGEH")]
    [InlineData("Kak Seto", "Kak", null, "Seto", null)]
    [InlineData("Mbak Rina", "Mbak", null, "Rina", null)]
    [InlineData("Sdri. Ayu Lestari", "Saudari", null, "Ayu Lestari", null)]
    [InlineData("Ny. Wati", "Nyonya", null, "Wati", null)]
    [InlineData("Tn Ahmad", "Tuan", null, "Ahmad", null)]
    [InlineData("Mrs. Jane Doe", "Mrs", null, "Jane Doe", null)]
    [InlineData("Ibu", null, null, "Ibu", null)]
    [InlineData("Drs. Budi Santoso", null, "Drs.", "Budi Santoso", null)]
    [InlineData("Bapak Dr. H. Joko Widodo, M.Sc., Ph.D", "Bapak", "Dr. H.", "Joko Widodo", "M.Sc., Ph.D")]
    [InlineData("Dr. Bpk Joko", "Bapak", "Dr.", "Joko", null)]
    [InlineData("Prof. Dr. Ir. Hj. Siti Aminah, M.Si.", null, "Prof. Dr. Ir. Hj.", "Siti Aminah", "M.Si.")]
    [InlineData("H. Budi", null, "H.", "Budi", null)]
    [InlineData("H Budi", null, "H", "Budi", null)]
    [InlineData("Hj Siti", null, "Hj", "Siti", null)]
    [InlineData("KH. Ahmad Dahlan", null, "KH.", "Ahmad Dahlan", null)]
    [InlineData("K.H. Ahmad Dahlan", null, "K.H.", "Ahmad Dahlan", null)]
    [InlineData("K.H.M.Yusuf", null, "K.H.", "M.Yusuf", null)]
    [InlineData("Dr.Ir.Budi", null, "Dr.Ir.", "Budi", null)]
    [InlineData("dr. Tirta Hudhi, Sp.A (K)", null, "dr.", "Tirta Hudhi", "Sp.A (K)")]
    [InlineData("dr Tirta Sp. A", null, "dr", "Tirta", "Sp. A")]
    [InlineData("R. Agus", null, "R.", "Agus", null)]
    [InlineData("Rr. Ayu", null, "Rr.", "Ayu", null)]
    [InlineData("Alm. Budi", null, "Alm.", "Budi", null)]
    [InlineData("Budi (Alm)", null, null, "Budi", "(Alm)")]
    [InlineData("Budi Santoso, S.E.", null, null, "Budi Santoso", "S.E.")]
    [InlineData("Budi Santoso, SE, MM", null, null, "Budi Santoso", "SE, MM")]
    [InlineData("Budi Santoso S.Kom", null, null, "Budi Santoso", "S.Kom")]
    [InlineData("Budi Santoso S. Kom., M. M.", null, null, "Budi Santoso", "S. Kom., M. M.")]
    [InlineData("Budi Santoso SE MM", null, null, "Budi Santoso", "SE MM")]
    [InlineData("BUDI SANTOSO SE", null, null, "BUDI SANTOSO", "SE")]
    [InlineData("Siti, A.Md.Keb", null, null, "Siti", "A.Md.Keb")]
    [InlineData("Siti, S.Tr.Keb", null, null, "Siti", "S.Tr.Keb")]
    [InlineData("budi santoso, s.e", null, null, "budi santoso", "s.e")]
    [InlineData("Sri Mulyani PhD", null, null, "Sri Mulyani", "PhD")]
    [InlineData("Jack Ma", null, null, "Jack Ma", null)]
    [InlineData("JACK MA", null, null, "JACK MA", null)]
    [InlineData("LINDA SARI MEI", null, null, "LINDA SARI MEI", null)]
    [InlineData("Linda Sari, M.E.I.", null, null, "Linda Sari", "M.E.I.")]
    [InlineData("Habib Rahman", null, null, "Habib Rahman", null)]
    [InlineData("Ida Ayu Putri", null, null, "Ida Ayu Putri", null)]
    [InlineData("Agus H. Salim", null, null, "Agus H. Salim", null)]
    [InlineData("Muhammad H", null, null, "Muhammad H", null)]
    [InlineData("Agus S.Hidayat", null, null, "Agus S.Hidayat", null)]
    [InlineData("Susilo B. Y.", null, null, "Susilo B. Y.", null)]
    [InlineData("R Wijaya", null, null, "R Wijaya", null)]
    [InlineData("S.E.", null, null, "S.E.", null)]
    [InlineData("Dr.", null, null, "Dr.", null)]
    [InlineData("  Budi   Santoso ", null, null, "Budi Santoso", null)]
    [InlineData("Mas'ud", null, null, "Mas'ud", null)]
    [InlineData("李小龙", null, null, "李小龙", null)]
    public void A_name_is_taken_apart(string typed, string? honorific, string? before, string bare, string? after)
    {
        var name = PersonName.Parse(typed);

        Assert.Equal((honorific, before, bare, after), (name.Honorific, name.TitlesBefore, name.Bare, name.TitlesAfter));
    }

    [Fact]
    public void Titles_and_spelling_never_take_part_in_matching()
    {
        string[] spellings = ["Budi Santoso", "BUDI SANTOSO", "Bpk. Drs. H. Budi  Santoso, S.E., M.M.", "pak budi santoso", "Bùdi Santoso"];

        Assert.All(spellings, spelling => Assert.Equal("budi santoso", PersonName.Parse(spelling).MatchKey));
    }

    [Theory]
    [InlineData("Budi", "B")]
    [InlineData("Drs. Budi Agus Santoso, S.E.", "BS")]
    [InlineData("éva ibu", "ÉI")]
    [InlineData("(budi)", "B")]
    [InlineData("李小龙", "李")]
    [InlineData("123", "")]
    [InlineData("", "")]
    public void Initials_stand_for_the_first_and_last_word(string typed, string initials) => Assert.Equal(initials, PersonName.Parse(typed).Initials);

    [Theory]
    [InlineData("BUDI SANTOSO", "Budi Santoso")]
    [InlineData("budi santoso", "Budi Santoso")]
    [InlineData("BUDI SANTOSO, S.E.", "Budi Santoso, S.E.")]
    [InlineData("H. AHMAD BIN YUSUF", "H. Ahmad bin Yusuf")]
    [InlineData("MA'RUF D'SOUZA", "Ma'ruf D'Souza")]
    [InlineData("A.M. HENDRO", "A.M. Hendro")]
    [InlineData("nur-aini", "Nur-Aini")]
    [InlineData("PAKU BUWONO III", "Paku Buwono III")]
    [InlineData("Ronald McDonald", "Ronald McDonald")]
    public void A_name_in_one_case_is_put_right(string typed, string tidied) => Assert.Equal(tidied, PersonName.Parse(typed).Tidied);

    [Theory]
    [InlineData("Budi Santoso", "budi santoso", true)]
    [InlineData("Budi", "Budi Santoso", true)]
    [InlineData("Santoso", "Drs. Budi Santoso", true)]
    [InlineData("B. Santoso", "Budi Santoso", true)]
    [InlineData("Budi S", "Budi Santoso", true)]
    [InlineData("Budi Santosa", "Budi Santoso", true)]
    [InlineData("Bduiman Santoso", "Budiman Santoso", true)]
    [InlineData("Muh. Rizki", "Muhammad Rizki", true)]
    [InlineData("M Rizki", "Mohamad Rizki", true)]
    [InlineData("Soekarno", "Sukarno", true)]
    [InlineData("Djoko", "Joko", true)]
    [InlineData("Nurhayati", "Nur Hayati", true)]
    [InlineData("", "Budi", true)]
    [InlineData("Budi", "Sari", false)]
    [InlineData("Budi Santoso", "Sari Santoso", false)]
    [InlineData("Budi Budi", "Budi Santoso", false)]
    [InlineData("Adi", "Ani", false)]
    [InlineData("Bu Sari", "Pak Budi", false)]
    public void Compatible_names_could_be_one_person(string one, string other, bool compatible)
    {
        Assert.Equal(compatible, PersonName.Compatible(PersonName.Parse(one), PersonName.Parse(other)));
        Assert.Equal(compatible, PersonName.Compatible(PersonName.Parse(other), PersonName.Parse(one)));
    }

    [Theory]
    [InlineData("Bu Sari", "Ibu")]
    [InlineData("H. Budi", "Bapak")]
    [InlineData("Dra. Sari", "Ibu")]
    [InlineData("Sari", "Kak")]
    public void An_honorific_is_suggested(string typed, string honorific)
    {
        Assert.Equal(honorific, Honorifics.Suggest(PersonName.Parse(typed)));
        Assert.Contains(honorific, Honorifics.All);
    }

    [Fact]
    public void Any_text_is_a_name() => AnyText.Holds(text =>
    {
        var name = PersonName.Parse(text);
        var again = PersonName.Parse(name.Bare);
        return name.Typed == text.Trim() && (name.Bare.Length > 0 || Fold.Key(text).Length == 0 || text.Trim().Length == 0)
            && name.Initials.Length <= 4 && name.Tidied is not null && PersonName.Compatible(name, name) && PersonName.Compatible(name, again) == PersonName.Compatible(again, name);
    });
}
