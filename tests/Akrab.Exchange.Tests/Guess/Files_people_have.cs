using Akrab.Exchange.Guess;
using Akrab.Exchange.Tests.Delimited;

namespace Akrab.Exchange.Tests.Guess;

public sealed class Files_people_have
{
    [Theory]
    [InlineData("excel-messy-export.csv", null, "Lead Name=PersonName, EMAIL ADDRESS=Email, ☎ Contact=Phone, Whatsapp Number=Phone, Sales Rep=Owner, Interested?=-")]
    [InlineData("google-contacts-short.csv", "Google Contacts", """
        Name=PersonName, Given Name=GivenName, Additional Name=MiddleName, Family Name=FamilyName, Nickname=CallName, Birthday=Birthday, Notes=Note, Organization 1 - Name=OrganisationName,
        Organization 1 - Title=JobTitle, E-mail 1 - Type=Label, E-mail 1 - Value=Email, Phone 1 - Type=Label, Phone 1 - Value=Phone, Address 1 - City=City, Address 1 - Country=Country
        """)]
    [InlineData("hubspot-export.csv", "HubSpot", "Record ID=ExternalId, First Name=GivenName, Last Name=FamilyName, Email=Email, Phone Number=Phone, Lead Status=Status, Create Date=CreatedAt, Original Source=Source")]
    [InlineData("salesforce-leads.csv", "Salesforce", "Lead ID=ExternalId, FirstName=GivenName, LastName=FamilyName, Email=Email, Phone=Phone, Company=OrganisationName, LeadSource=Source, Status=Status, OwnerId=Owner")]
    public async Task Exports_map_themselves(string file, string? export, string expected)
    {
        var guess = await Fields.GuessFile(SharedData.File("csv_exports", file));

        Assert.Equal(string.Join(' ', expected.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), guess.Shown());
        Assert.Equal(export, guess.Export?.Name);
        Assert.True(guess.HasIdentity);
    }

    [Theory, MemberData(nameof(Spectrum_of_csv_files.Names), MemberType = typeof(Spectrum_of_csv_files))]
    public async Task No_name_is_found_where_there_is_none(string name)
    {
        var guess = await Fields.GuessFile(SharedData.File("csv_messy", Path.Combine("csvs", name + ".csv")));

        Assert.False(guess.HasName, guess.Shown());
        Assert.Equal(name == "location_coordinates", guess.HasPhone);
        Assert.Equal(name == "location_coordinates", guess.HasIdentity);
    }

    [Fact]
    public async Task Tables_about_other_things_have_no_customer_in_them()
    {
        Assert.False((await Fields.GuessFile(SharedData.File("clusters", "Mall_Customers.csv"))).HasIdentity);
        Assert.False((await Fields.GuessFile(SharedData.File("crm_sales_opportunities", "products.csv"))).HasIdentity);
        Assert.False((await Fields.GuessFile(SharedData.File("crm_sales_opportunities", "sales_teams.csv"))).HasIdentity);

        var accounts = await Fields.GuessFile(SharedData.File("crm_sales_opportunities", "accounts.csv"));
        Assert.Equal(FieldKind.OrganisationName, accounts.Columns[0].Target?.Kind);
        Assert.Equal("Gender", (await Fields.GuessFile(SharedData.File("clusters", "Mall_Customers.csv"))).Columns[1].Target?.Key);
    }

    [Theory]
    [InlineData("Outlook", "First Name,Middle Name,Last Name,Title,Suffix,E-mail Address,E-mail 2 Address,Home Phone,Business Phone,Mobile Phone,Company,Job Title,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Business Street,Business City,Web Page,Birthday,Anniversary,Notes",
        "GivenName MiddleName FamilyName Honorific Suffix Email Email Phone Phone Phone OrganisationName JobTitle Street City Province PostalCode Country Street City Url Birthday Anniversary Note")]
    [InlineData("Google Contacts", "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Formatted,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Website 1 - Value",
        "GivenName MiddleName FamilyName - Honorific Suffix CallName - OrganisationName JobTitle Department Birthday Note - Tags Label Email Label Phone Street City - Province Url")]
    [InlineData("Zoho CRM", "Record Id,Lead Owner.id,Lead Owner,Company,First Name,Last Name,Title,Email,Phone,Mobile,Website,Lead Source,Lead Status,Annual Revenue,Created Time,Modified Time,Full Name,Street,City,State,Zip Code,Country,Description,Salutation,Secondary Email,Tag",
        "ExternalId - Owner OrganisationName GivenName FamilyName JobTitle Email Phone Phone Url Source Status - CreatedAt - PersonName Street City Province PostalCode Country Note Honorific Email Tags")]
    [InlineData("Facebook Lead Ads", "id,created_time,ad_id,ad_name,adset_id,adset_name,campaign_id,campaign_name,form_id,form_name,is_organic,platform,full_name,phone_number,email,lead_status",
        "ExternalId CreatedAt - - - - - - - - - Source PersonName Phone Email Status")]
    [InlineData("HubSpot", "Record ID - Contact,First Name,Last Name,Email,Phone Number,Contact owner,Associated Company,Last Activity Date,Lead Status,Marketing contact status,Create Date",
        "ExternalId GivenName FamilyName Email Phone Owner OrganisationName - Status - CreatedAt")]
    public void Headers_of_known_programs_are_understood(string export, string headers, string kinds)
    {
        var guess = Fields.Guess(headers.Split(','));

        Assert.Equal(export, guess.Export?.Name);
        Assert.Equal(kinds, string.Join(' ', guess.Columns.Select(column => column.Target?.Key ?? "-")));
    }

    [Fact]
    public void A_label_knows_the_value_it_describes_and_an_address_its_group()
    {
        var guess = Fields.Guess(["Phone 1 - Type", "Phone 1 - Value", "Phone 2 - Value", "Phone 2 - Type", "Home Street", "Home City", "Business City"]);

        Assert.Equal([1, null, null, 2, null, null, null], guess.Columns.Select(column => column.Describes));
        Assert.Equal(["home", "home", "business"], guess.Columns.Skip(4).Select(column => column.Group));
    }
}
