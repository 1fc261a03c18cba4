using Akrab.Linkage.Traits;

namespace Akrab.Linkage.Tests;

/// <summary>A town of invented people, some of whom were written down twice, by another hand.</summary>
internal sealed class Town
{
    private static readonly string[] First = "Budi Siti Agus Dewi Joko Rina Eko Putri Hendra Wulan Ahmad Muhammad Sri Nur Dwi Tri Bambang Rahmat Slamet Wahyu Indah Fitri Ratna Rudi Dedi Asep Wayan Maria Teguh Suharto".Split(' ');
    private static readonly string[] Syllables = "san to so ra ha yu wi ja ya les ta ri nu gro ho sa pu tra ku su ma hi da yat se ti wan bo wo si re gar na sut".Split(' ');
    private static readonly string[] Cities = "Bandung Jakarta Surabaya Medan Solo Malang Semarang Makassar Palembang Bogor".Split(' ');
    private static readonly (string, string)[] Hands = [("Muhammad", "Moh."), ("Dwi", "Dwie"), ("Ahmad", "Achmad"), ("Budi", "Boedi"), ("Joko", "Djoko"), ("Suharto", "Soeharto")];

    private readonly Random _dice;
    private readonly NameTrait _names = new("name");
    private readonly DayTrait _birthdays = new("birthday");
    private readonly ContactTrait _phones = new("phone");
    private readonly TextTrait _cities = new("city");

    public Town(int people, int twice, int seed)
    {
        _dice = new Random(seed);
        for (var i = 0; i < people; i++)
            Write(Somebody(), i);
        for (var i = 0; i < twice; i++)
            Write(ByAnotherHand(Rows[_dice.Next(people)]), -1);
        Set = new RecordSet(Rows.Count, [_names, _birthdays, _phones, _cities]);
    }

    public RecordSet Set { get; }

    public List<Row> Rows { get; } = [];

    public HashSet<(int, int)> Truth => [.. Rows.Select((row, at) => (row.Person, at)).GroupBy(r => r.Person, r => r.at)
        .SelectMany(rows => rows.SelectMany(one => rows.Where(other => one < other).Select(other => (one, other))))];

    private Row Somebody() => new(Rows.Count, $"{Any(First)} {Any(First)} {Any(Syllables)}{Any(Syllables)}{Any(Syllables)}", Phone(), Often(7) ? (_dice.Next(1950, 2006), _dice.Next(1, 13), _dice.Next(1, 29)) : null, Any(Cities));

    private Row ByAnotherHand(Row row)
    {
        var name = row.Name;
        foreach (var (one, other) in Hands)
            name = name.Replace(one, other, StringComparison.Ordinal);
        if (Often(3))
            name = Slip(name);
        if (Often(3))
            name = string.Join(' ', name.Split(' ').Reverse());
        if (Often(3))
            name = "H. " + name + ", S.E.";
        return row with { Name = name, Phone = Often(4) ? Phone() : Often(4) ? "" : row.Phone, Birthday = Often(3) ? null : row.Birthday, City = Often(1) ? Any(Cities) : row.City };
    }

    private void Write(Row row, int person)
    {
        Rows.Add(person < 0 ? row : row with { Person = person });
        _names.Add(row.Name);
        _phones.Add([row.Phone]);
        _cities.Add(row.City);
        if (row.Birthday is var (year, month, day))
            _birthdays.Add(year, month, day);
        else
            _birthdays.AddNone();
    }

    private string Slip(string name)
    {
        var at = _dice.Next(1, name.Length - 2);
        return string.Concat(name.AsSpan(0, at), name.AsSpan(at + 1, 1), name.AsSpan(at, 1), name.AsSpan(at + 2));
    }

    private string Phone() => $"628{_dice.Next(11, 99)}{_dice.Next(10_000_000, 99_999_999)}";

    private string Any(string[] words) => words[_dice.Next(words.Length)];

    private bool Often(int inTen) => _dice.Next(10) < inTen;

    internal sealed record Row(int Person, string Name, string Phone, (int, int, int)? Birthday, string City);
}
