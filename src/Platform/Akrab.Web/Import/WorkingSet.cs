using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Web.Import;

/// <summary>
/// The records in the works, found by everything a row may be recognised by, in this order: our id; the key of another system; an
/// e-mail; a phone together with a name that fits; for what is known by its name alone, that name.
/// </summary>
internal sealed class WorkingSet(EntityDefinition definition)
{
    private readonly Dictionary<Guid, Working> _byId = [];
    private readonly Dictionary<string, List<Working>> _byKey = new(StringComparer.Ordinal);
    private readonly Field? _externalId = definition.Find("externalId");
    private readonly Field? _source = definition.Find("source");
    private readonly bool _isOfPeople = ImportTargets.IsPerson(definition);

    public int Count => _byId.Count;

    public IEnumerable<Working> All => _byId.Values;

    public Working? Find(Guid id) => _byId.GetValueOrDefault(id);

    public void Add(Working working)
    {
        _byId[working.After.Key] = working;
        Index(working);
    }

    /// <summary>Makes it findable by what it holds now.</summary>
    public void Index(Working working)
    {
        if (_externalId?.Get(working.After) is string external)
            Put(ExternalKey(external), working);
        foreach (var email in working.Points<EmailPoint>())
            Put(EmailKey(email.Address), working);
        foreach (var phone in working.Points<PhonePoint>())
            Put(PhoneKey(phone), working);
        if (!_isOfPeople && definition.Title.Get(working.After) is string title)
            Put(NameKey(title), working);
    }

    /// <summary>The record that the row speaks of; null when it is new.</summary>
    public Working? Find(ImportedRow row)
    {
        if (row.Id is { } id)
            return Find(id);

        if (_externalId is not null && row.Value<string>(_externalId) is { } external
            && Of(ExternalKey(external)).FirstOrDefault(w => SameSource(w, row)) is { } known)
            return known;

        foreach (var email in row.EmailAddresses)
            if (Of(EmailKey(email)) is [var same, ..])
                return same;

        PersonName? name = null;
        foreach (var phone in row.Phones)
            foreach (var candidate in Of(PhoneKey(phone)))
                if (phone.Number is null ? IsNamedAlike(candidate, row) : Fits(candidate, row, ref name))
                    return candidate;

        return !_isOfPeople && row.Name.Length > 0 && Of(NameKey(row.Name)) is [var named, ..] && IsWithoutOtherIdentity(named, row) ? named : null;
    }

    private bool Fits(Working candidate, ImportedRow row, ref PersonName? name)
    {
        if (!_isOfPeople)
            return IsNamedAlike(candidate, row);
        return PersonName.Compatible(candidate.Name, name ??= PersonName.Parse(row.Name));
    }

    /// <summary>What cannot be read as a number, such as an extension, is no number of one's own: the names must be equal.</summary>
    private static bool IsNamedAlike(Working candidate, ImportedRow row) => candidate.Name.Typed is var name && Fold.Key(name) == Fold.Key(row.Name);

    /// <summary>Another system's key on both sides, and not the same one: two shops of one name.</summary>
    private bool IsWithoutOtherIdentity(Working candidate, ImportedRow row) =>
        _externalId is null || row.Value<string>(_externalId) is not { } mine || _externalId.Get(candidate.After) is not string theirs || mine == theirs;

    private bool SameSource(Working candidate, ImportedRow row)
    {
        if (_externalId!.Get(candidate.After) as string != row.Value<string>(_externalId))
            return false;
        return _source is null || row.Value<string>(_source) is not { } mine || _source.Get(candidate.After) is not string theirs || Fold.Text(mine) == Fold.Text(theirs);
    }

    private List<Working> Of(string key) => _byKey.TryGetValue(key, out var found) ? found : [];

    private void Put(string key, Working working)
    {
        if (!_byKey.TryGetValue(key, out var known))
            _byKey[key] = [working];
        else if (!known.Contains(working))
            known.Add(working);
    }

    private static string ExternalKey(string id) => "x" + id;

    private static string EmailKey(string address) => "e" + address;

    private static string PhoneKey(PhonePoint phone) => "p" + KeyOf(phone);

    /// <summary>The value under which the index of values holds a phone.</summary>
    internal static string KeyOf(PhonePoint phone) => phone.Number ?? Fold.Text(phone.Typed);

    private static string NameKey(string name) => "n" + Fold.Text(name);
}
