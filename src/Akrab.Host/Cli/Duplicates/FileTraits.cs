using System.Globalization;
using Akrab.Exchange;
using Akrab.Exchange.Guess;
using Akrab.Kernel.Values;
using Akrab.Linkage;
using Akrab.Linkage.Traits;

namespace Akrab.Host.Cli.Duplicates;

/// <summary>What of a file of people is compared: names, birthday, phones, e-mails and places. Numbers that identify, and what is not about the person, take no part.</summary>
internal sealed class FileTraits
{
    private readonly List<(Trait Trait, Action<string[]> Add)> _columns = [];
    private readonly IReadOnlyList<ColumnMatch> _matches;

    public FileTraits(IReadOnlyList<ColumnMatch> matches)
    {
        _matches = matches;
        var names = Of(FieldKind.GivenName, FieldKind.MiddleName, FieldKind.FamilyName) is { Count: > 0 } parts ? parts : Of(FieldKind.PersonName);
        if (names.Count == 0)
            names = Of(FieldKind.OrganisationName);
        if (names.Count > 0)
            Named(new NameTrait("name"), names);
        if (Of(FieldKind.Birthday) is [var birthday, ..])
            Born(new DayTrait("birthday"), birthday);
        Reached(new ContactTrait("phone"), Of(FieldKind.Phone), Phones);
        Reached(new ContactTrait("email"), Of(FieldKind.Email), cell => EmailAddress.Split(cell).Select(Fold.Text));
        foreach (var place in matches.Where(m => m.Kind?.IsPlace() == true && m.Kind != FieldKind.Country).Take(RecordSet.MostTraits - _columns.Count))
            Lived(new TextTrait(place.Header), place);
    }

    public IReadOnlyList<Trait> Traits => [.. _columns.Select(c => c.Trait)];

    /// <summary>The columns by which rows are told apart.</summary>
    public IEnumerable<string> Used => _columns.Select(c => c.Trait.Name);

    public void Add(SheetRow row)
    {
        foreach (var (_, add) in _columns)
            add(row.Cells);
    }

    private void Named(NameTrait trait, List<ColumnMatch> from) =>
        _columns.Add((trait, cells => trait.Add(string.Join(' ', from.Select(m => cells[m.Index])))));

    private void Reached(ContactTrait trait, List<ColumnMatch> from, Func<string, IEnumerable<string>> split)
    {
        if (from.Count > 0)
            _columns.Add((trait, cells => trait.Add(from.SelectMany(m => split(cells[m.Index])))));
    }

    private void Lived(TextTrait trait, ColumnMatch from) => _columns.Add((trait, cells => trait.Add(cells[from.Index])));

    private void Born(DayTrait trait, ColumnMatch from) => _columns.Add((trait, cells => Born(trait, cells[from.Index].Trim(), from.Order)));

    /// <summary>Eight digits are compared even where they are no day, because a slip of the finger makes such.</summary>
    private static void Born(DayTrait trait, string text, DateOrder order)
    {
        if (AnnualDate.TryParse(text, out var date, order))
            trait.Add(date.Year, date.Month, date.Day);
        else if (text.Length == 8 && text.All(char.IsAsciiDigit))
            trait.Add(Number(text[..4]), Number(text[4..6]), Number(text[6..]));
        else
            trait.AddNone();
    }

    private List<ColumnMatch> Of(params FieldKind[] kinds) => [.. _matches.Where(m => m.Kind is { } kind && kinds.Contains(kind)).OrderBy(m => Array.IndexOf(kinds, m.Kind!.Value))];

    private static IEnumerable<string> Phones(string cell) => Phone.Split(cell).Select(typed => Phone.SearchDigits(typed));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
