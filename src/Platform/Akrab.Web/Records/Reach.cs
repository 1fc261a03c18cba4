using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Ui;

namespace Akrab.Web.Records;

/// <summary>One way to reach somebody with one tap: a call, a message, the way to their door.</summary>
public sealed record Reach(string Text, string Icon, string Url, bool IsElsewhere = false)
{
    /// <summary>The ways that a record's own numbers and addresses offer; the first of each kind.</summary>
    public static IReadOnlyList<Reach> Of(EntityDefinition definition, Entity record) =>
        [.. definition.Fields.SelectMany(field => Of(field.Get(record), (record as IGreeted)?.Greeting)).DistinctBy(way => way.Icon)];

    private static IEnumerable<Reach> Of(object? value, string? greeting) => value switch
    {
        Points<PhonePoint> { Primary.Number: { } number } => OfNumber(number, greeting),
        Points<EmailPoint> { Primary: { } email } => [new(Words.Say("reach.email"), Icons.Use("mail"), "mailto:" + email.Address)],
        Points<AddressPoint> { Primary: { } address } => [new(Words.Say("reach.map"), Icons.Use("map-pin"), "https://www.google.com/maps/search/?api=1&query=" + Uri.EscapeDataString(Place(address)), IsElsewhere: true)],
        _ => [],
    };

    private static IEnumerable<Reach> OfNumber(string number, string? greeting)
    {
        yield return new(Words.Say("reach.call"), Icons.Use("phone"), "tel:" + number);
        if (Phone.Parse(number).WhatsAppNumber is { } whatsapp)
            yield return new("WhatsApp", Icons.Use("brand-whatsapp"), $"https://wa.me/{whatsapp}{(greeting is null ? "" : "?text=" + Uri.EscapeDataString(greeting))}", IsElsewhere: true);
    }

    private static string Place(AddressPoint address) =>
        string.Join(", ", ((string?[])[address.Street, address.Village, address.District, address.City, address.Province, address.PostalCode]).OfType<string>());
}
