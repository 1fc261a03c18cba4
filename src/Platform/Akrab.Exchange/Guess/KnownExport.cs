namespace Akrab.Exchange.Guess;

/// <summary>A program whose export is recognised by its headers, where some words mean something of their own.</summary>
public sealed class KnownExport
{
    private readonly HashSet<string> markers;
    private readonly int needed;
    private readonly Dictionary<string, FieldKind> meanings;

    private KnownExport(string name, int needed, string markers, string meanings)
    {
        Name = name;
        this.needed = needed;
        this.markers = [.. Split(markers).Select(HeaderText.Normalise)];
        this.meanings = Split(meanings).Select(pair => pair.Split('=')).ToDictionary(pair => HeaderText.Normalise(pair[0]), pair => Enum.Parse<FieldKind>(pair[1]));
    }

    public static readonly IReadOnlyList<KnownExport> All =
    [
        new("Facebook Lead Ads", 3, "ad_id|ad_name|adset_id|adset_name|form_id|form_name|campaign_id|is_organic|created_time",
            "id=ExternalId|platform=Source|created_time=CreatedAt|full_name=PersonName|lead_status=Status"),
        new("Google Contacts", 3, """
            E-mail 1 - Value|E-mail 1 - Type|E-mail 1 - Label|Phone 1 - Value|Phone 1 - Type|Phone 1 - Label|Organization 1 - Name|Group Membership|Yomi Name|Phonetic First Name
            |Organization Name|File As|Name Prefix|Additional Name|Address 1 - Formatted|Address 1 - Street|Address 1 - City
            """, "Labels=Tags|Location=Unrelated|Occupation=JobTitle|Organization Title=JobTitle|Name=PersonName|File As=Unrelated|Initials=Unrelated|Short Name=CallName"),
        new("Outlook", 3, """
            E-mail Address|E-mail 2 Address|Business Phone|Business Phone 2|Business Street|Home Street|Business Country/Region|Home Country/Region|Given Yomi|Surname Yomi|Web Page|Office Location
            |Company Main Phone|TTY/TDD Phone
            """, "Title=Honorific|Location=Unrelated|Manager's Name=Unrelated|Initials=Unrelated"),
        new("HubSpot", 2, "Record ID|Record ID - Contact|Lifecycle Stage|Original Source|Original Source Type|Create Date|Contact owner|Associated Company|Marketing contact status|HubSpot Team|Lead Status",
            "Record ID=ExternalId|Record ID - Contact=ExternalId|Name=OrganisationName|Associated Company=OrganisationName"),
        new("Salesforce", 2, "FirstName|LastName|LeadSource|OwnerId|AccountId|MailingStreet|MailingCity|Lead ID|Contact ID|IsConverted|CreatedDate|Salutation|Account Name|Lead Owner Alias",
            "AccountId=Unrelated|Lead ID=ExternalId|Contact ID=ExternalId|Id=ExternalId|Account Name=OrganisationName"),
        new("Zoho CRM", 3, "Record Id|Lead Owner|Contact Owner|Lead Source|Lead Status|Secondary Email|Created Time|Modified Time|Annual Revenue|No. of Employees|Mailing Street|Last Activity Time|Email Opt Out|Tag",
            "Record Id=ExternalId|Lead Owner.id=Unrelated|Contact Owner.id=Unrelated|Account Name.id=Unrelated|Rating=Unrelated|Account Name=OrganisationName|Tag=Tags"),
    ];

    public string Name { get; }

    /// <summary>The program with the most of its headers present, if enough are.</summary>
    public static KnownExport? Recognise(IEnumerable<string> headers)
    {
        var present = headers.Select(HeaderText.Normalise).ToHashSet();
        return All.Select(export => (Export: export, Hits: export.markers.Count(present.Contains)))
            .Where(found => found.Hits >= found.Export.needed)
            .OrderByDescending(found => found.Hits)
            .Select(found => found.Export)
            .FirstOrDefault();
    }

    internal FieldKind? Meaning(string normalised) => meanings.TryGetValue(normalised, out var kind) ? kind : null;

    private static string[] Split(string list) => list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
