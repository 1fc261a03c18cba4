using Akrab.Data.Model;
using Akrab.Exchange.Guess;
using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Import;

/// <summary>What the columns of a file can fill in an entity, derived from its fields: the declared ones and those of an administrator.</summary>
public sealed class ImportTargets
{
    /// <summary>A title may be headed by a person's words or a company's: the second way to find its column.</summary>
    internal const string OtherTitle = "~title";

    private static readonly IReadOnlyDictionary<string, FieldKind> KindsByName = new Dictionary<string, FieldKind>
    {
        ["callName"] = FieldKind.CallName,
        ["honorific"] = FieldKind.Honorific,
        ["jobTitle"] = FieldKind.JobTitle,
        ["birthday"] = FieldKind.Birthday,
        ["tags"] = FieldKind.Tags,
        ["notes"] = FieldKind.Note,
        ["externalId"] = FieldKind.ExternalId,
        ["owner"] = FieldKind.Owner,
        ["source"] = FieldKind.Source,
        ["website"] = FieldKind.Url,
        ["roles"] = FieldKind.Role,
    };

    private readonly Dictionary<string, ImportTarget> _byKey;

    private ImportTargets(EntityDefinition definition, IReadOnlyList<ImportTarget> all)
    {
        (Definition, All) = (definition, all);
        Lines = all.FirstOrDefault(t => t.Part == TargetPart.Product)?.Field;
        _byKey = all.ToDictionary(t => t.Key);
    }

    public EntityDefinition Definition { get; }

    public IReadOnlyList<ImportTarget> All { get; }

    /// <summary>The lines of a document, each of which is a row of its own; null where a row is a whole record.</summary>
    public Field? Lines { get; }

    public ImportTarget? Find(string? key) => key is null ? null : _byKey.GetValueOrDefault(key);

    /// <summary>Whether the title is a person's full name, which may come in parts.</summary>
    public bool IsOfPeople => IsPerson(Definition);

    internal static bool IsPerson(EntityDefinition definition) => definition.Title.Name == "fullName";

    /// <summary>What is described in a file of lines are its goods, not its documents.</summary>
    private static bool HasLines(EntityDefinition definition) => definition.Fields.Any(f => f.Type is LinesType);

    public static ImportTargets Of(EntityDefinition definition, Overlay overlay, Registry registry)
    {
        List<ImportTarget> targets = [new("id", FieldKind.Text, null, TargetPart.Id)];
        var fields = overlay.FieldsOf(definition).Where(f => (f.IsWritable || f is { ComesInFiles: true, IsWithheld: false }) && f.Type is not ComputedType).ToList();
        var hasAddresses = fields.Any(f => f.Type is AddressesType);
        foreach (var field in fields)
        {
            if (field.Type is AddressesType)
                targets.AddRange(AddressParts(field));
            else if (field.Type is LinesType)
                targets.AddRange(LineParts(field));
            else if (!(hasAddresses && field.Name == "city"))
                targets.Add(new ImportTarget(field.Name, KindOf(definition, field, registry), field, TargetPart.Whole));

            if (field == definition.Title && IsPerson(definition))
                targets.AddRange(NameParts(field));
            if (field.Type is LinkType link && Link.Numbered(link, field.Name, registry).Any())
                targets.Add(new ImportTarget($"{field.Name}.key", FieldKind.Text, field, TargetPart.Key));
        }

        return new ImportTargets(definition, targets);
    }

    /// <summary>What the guess may choose from.</summary>
    internal IReadOnlyList<TargetField> Guessable()
    {
        var fields = All.Select(t => t.Guessable()).ToList();
        if (!IsOfPeople && Find(Definition.Title.Name) is { Kind: FieldKind.OrganisationName })
            fields.Add(new TargetField(OtherTitle, FieldKind.PersonName));
        return fields;
    }

    private static IEnumerable<ImportTarget> NameParts(Field title) =>
    [
        new($"{title.Name}.given", FieldKind.GivenName, title, TargetPart.GivenName),
        new($"{title.Name}.middle", FieldKind.MiddleName, title, TargetPart.MiddleName),
        new($"{title.Name}.family", FieldKind.FamilyName, title, TargetPart.FamilyName),
        new($"{title.Name}.suffix", FieldKind.Suffix, title, TargetPart.Suffix),
    ];

    private static IEnumerable<ImportTarget> AddressParts(Field addresses) =>
    [
        new($"{addresses.Name}.street", FieldKind.Street, addresses, TargetPart.Street),
        new($"{addresses.Name}.village", FieldKind.Village, addresses, TargetPart.Village),
        new($"{addresses.Name}.district", FieldKind.District, addresses, TargetPart.District),
        new($"{addresses.Name}.city", FieldKind.City, addresses, TargetPart.City),
        new($"{addresses.Name}.province", FieldKind.Province, addresses, TargetPart.Province),
        new($"{addresses.Name}.postalCode", FieldKind.PostalCode, addresses, TargetPart.PostalCode),
        new($"{addresses.Name}.country", FieldKind.Country, addresses, TargetPart.Country),
    ];

    private static IEnumerable<ImportTarget> LineParts(Field lines) => Enum.GetValues<TargetPart>().Where(p => p >= TargetPart.Product)
        .Select(part => new ImportTarget($"{lines.Name}.{Naming.Camel(part.ToString())}", FieldKind.Text, lines, part));

    private static FieldKind KindOf(EntityDefinition definition, Field field, Registry registry) => field.Type switch
    {
        _ when field == definition.Title => IsPerson(definition) ? FieldKind.PersonName
            : definition.Fields.Any(f => f.Type is PhonesType) ? FieldKind.OrganisationName : FieldKind.Text,
        LongTextType when HasLines(definition) => FieldKind.Text,
        _ when field is MemberField && KindsByName.TryGetValue(field.Name, out var kind) => kind,
        PhonesType or PhoneType => FieldKind.Phone,
        EmailsType or EmailType => FieldKind.Email,
        LinkType link when Link.CreatedIn(link, field.Name, registry) is not null => FieldKind.OrganisationName,
        DateType or MomentType or AnnualDateType => FieldKind.Date,
        MoneyType => FieldKind.Money,
        NumberType or PercentType => FieldKind.Number,
        _ => FieldKind.Text,
    };

    /// <summary>How a link may be given by a title or a number.</summary>
    internal static class Link
    {
        /// <summary>The entity in which a record is made when the title is unknown; null when it must exist.</summary>
        public static EntityDefinition? CreatedIn(LinkType link, string name, Registry registry) =>
            Named(link, name, registry).FirstOrDefault(d => d.Area == Area.Rail && !d.Fields.Any(f => f.IsRequired && f != d.Title));

        /// <summary>The entity in which a record of that title is looked for; null for members, who are found by e-mail too.</summary>
        public static EntityDefinition? FoundIn(LinkType link, string name, Registry registry) => CreatedIn(link, name, registry) ?? Named(link, name, registry).FirstOrDefault();

        /// <summary>The fields that hold numbers by which other programs know what the link may point to.</summary>
        public static IEnumerable<(EntityDefinition Entity, MemberField Field)> Numbered(LinkType link, string name, Registry registry) =>
            Named(link, name, registry).SelectMany(d => d.Fields.OfType<MemberField>().Where(f => f is { IsIndexed: true, IsWritable: true, Type: TextType } && f != d.Title && (f.IsUnique || f.Name == "externalId")).Select(f => (d, f)));

        private static IEnumerable<EntityDefinition> Named(LinkType link, string name, Registry registry) => link.ClrType == typeof(MemberId)
            ? []
            : registry.Targets(link.ClrType).Where(d => d.Title.IsWritable && d.Title.IsIndexed).OrderByDescending(d => d.Name == name).ThenBy(IsPerson);
    }
}
