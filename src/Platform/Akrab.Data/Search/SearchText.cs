using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Data.Search;

/// <summary>
/// What can be found of a record, folded, in four places that permissions tell apart. Any part of three letters or digits finds it:
/// both databases index trigrams.
/// </summary>
public sealed record SearchText(string Name, string Phone, string Email, string Text)
{
    public const string NamePlace = "name", PhonePlace = "phone", EmailPlace = "email", TextPlace = "text";

    private const int Longest = 4_000;

    public static readonly SearchText None = new("", "", "", "");

    public static SearchText Of(EntityDefinition definition, Entity record)
    {
        List<string> name = [], phone = [], email = [], text = [];
        foreach (var field in definition.Fields)
        {
            if (!field.IsSearched || field.Get(record) is not { } value)
                continue;

            switch (PlaceOf(definition, field))
            {
                case PhonePlace:
                    phone.AddRange(field.Type.Keys(value).Select(k => Fold.Digits(k.Text!)));
                    break;
                case EmailPlace:
                    email.AddRange(field.Type.Keys(value).Select(k => k.Text!));
                    break;
                case NamePlace:
                    name.Add(Fold.Text((string)value));
                    break;
                default:
                    text.Add(Fold.Text(field.Type.Format(value)));
                    break;
            }
        }

        return new SearchText(Join(name), Join(phone), Join(email), Join(text));
    }

    /// <summary>The place in which a searched field is found.</summary>
    public static string PlaceOf(EntityDefinition definition, Field field) => field.Type switch
    {
        PhonesType or PhoneType => PhonePlace,
        EmailsType or EmailType => EmailPlace,
        _ => field == definition.Title ? NamePlace : TextPlace,
    };

    private static string Join(List<string> parts) => parts.Count switch
    {
        0 => "",
        1 => Cut(parts[0]),
        _ => Cut(string.Join(' ', parts)),
    };

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
