using Akrab.Customers.Parties;
using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Kernel.Permissions;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

public abstract class ImportingTests(Engine engine)
{
    public sealed class OnSqlite() : ImportingTests(Engine.Sqlite);

    public sealed class OnPostgres() : ImportingTests(Engine.Postgres);

    private const string Sari = "Nama,No HP,Email,Alamat,Kota,Nama Toko,Tgl Lahir\n"
        + "Budi Santoso,0812-3456-7890,budi@contoh.id,Jl. Mawar 3,Bandung,Toko Maju,17/08/1990\n"
        + "Siti Rahayu,0813 2222 3333,,Jl. Melati 9,Cimahi,toko maju,\n"
        + ",081399998888,,,,,\n";

    [Fact]
    public async Task A_shop_list_maps_itself_and_makes_people_and_the_shops_they_work_at()
    {
        await using var shop = await Shop.Open(engine);
        var report = await shop.Import(Sari);

        Assert.Equal((3, 3, 0, 0, 0), (report.Read, report.Created, report.Updated, report.Skipped, report.Rejected));
        Assert.Equal(1, report.Linked);
        var people = await shop.People();
        var maju = Assert.Single(await shop.Organisations());
        Assert.Equal("Toko Maju", maju.Name);
        Assert.Equal(["Budi Santoso", "Siti Rahayu", "0813-9999-8888"], people.Select(p => p.FullName));
        Assert.Equal("+6281234567890", people[0].Phones.Primary!.Number);
        Assert.Equal("Bandung", people[0].City);
        Assert.Equal("Jl. Mawar 3", people[0].Addresses.Primary!.Street);
        Assert.Equal(17, people[0].Birthday!.Value.Day);
        Assert.All(people.Take(2), p => Assert.Equal(maju.Id, p.Organisation));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_a_changed_one_only_what_changed()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Sari);
        var again = await shop.Import(Sari);
        Assert.Equal((3, 0, 0, 3, 0), (again.Read, again.Created, again.Updated, again.Skipped, again.Rejected));

        var changed = await shop.Import("Nama,No HP,Email,Kota\nBudi Santoso,+62 812 3456 7890,budi.baru@contoh.id,Jakarta\nRina,,rina@contoh.id,\n,+6281399998888,,\nDewi,,,\n");
        Assert.Equal((4, 2, 1, 1, 0), (changed.Read, changed.Created, changed.Updated, changed.Skipped, changed.Rejected));
        var budi = (await shop.People()).Single(p => p.FullName == "Budi Santoso");
        Assert.Equal(["budi@contoh.id", "budi.baru@contoh.id"], budi.Emails.Items.Select(e => e.Address));
        Assert.Equal("Jakarta", budi.City);
        Assert.Equal("Jl. Mawar 3", budi.Addresses.Primary!.Street);
        Assert.Equal(2, budi.Version);
    }

    [Fact]
    public async Task A_name_given_later_replaces_the_number_that_stood_for_it()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import("HP\n0812-3456-7890\n");
        var report = await shop.Import("Nama,HP\nBudi,081234567890\nAni Lain,081234567890\n");
        Assert.Equal((1, 1), (report.Created, report.Updated));
        Assert.Equal(["Budi", "Ani Lain"], (await shop.People()).Select(p => p.FullName));
    }

    [Fact]
    public async Task Rows_without_identity_are_rejected_and_can_be_downloaded_with_the_reason()
    {
        await using var shop = await Shop.Open(engine);
        var report = await shop.Import("Nama,Email,Kota,HP\nBudi,bukan-email,Bandung,\n,salah,Cimahi,\nAni,ani@contoh.id,,12\n,,,\n");

        Assert.Equal((4, 2, 1, 1), (report.Read, report.Created, report.Skipped, report.Rejected));
        Assert.Equal(2, report.Warnings);
        var people = await shop.People();
        Assert.Empty(people[0].Emails.Items);
        Assert.Equal("12", people[1].Phones.Primary!.Typed);
        var text = await shop.Do(async scope =>
        {
            var files = scope.GetRequiredService<Data.Files.Files>();
            using var reader = new StreamReader(files.Open((await files.Find(report.Problems!.Value, default))!));
            return await reader.ReadToEndAsync();
        });
        Assert.Contains(",salah,Cimahi,,3,", text);
        Assert.Equal(2, text.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task Rows_of_one_file_that_mean_the_same_person_become_one()
    {
        await using var shop = await Shop.Open(engine);
        var report = await shop.Import("Nama,Email,HP\nBudi,budi@contoh.id,\nBudi Santoso,BUDI@contoh.id,0812 3456 7890\nBudi,,081234567890\n");
        Assert.Equal((1, 2), (report.Created, report.Updated));
        Assert.Equal("Budi", Assert.Single(await shop.People()).FullName);
    }

    [Theory]
    [InlineData("csv_exports", "hubspot-export.csv", 3, 3, 0)]
    [InlineData("csv_exports", "salesforce-leads.csv", 3, 3, 0)]
    [InlineData("csv_exports", "google-contacts-short.csv", 3, 2, 0)]
    [InlineData("csv_exports", "excel-messy-export.csv", 3, 3, 0)]
    [InlineData("vcard", "gmail-list.vcf", 3, 3, 0)]
    [InlineData("vcard", "evolution_v3.vcf", 1, 1, 0)]
    public async Task Exports_of_other_programs_come_in_whole(string folder, string name, int read, int created, int rejected)
    {
        await using var shop = await Shop.Open(engine);
        var path = SharedData.File(folder, name);
        var report = await shop.ImportFile(path);
        Assert.Equal((read, created, rejected), (report.Read, report.Created, report.Rejected));
        var again = await shop.ImportFile(path);
        var nameless = name.Contains("google") ? 1 : 0; // a mere name with a birthday is nobody's identity
        Assert.Equal((read, nameless, 0), (again.Read, again.Created, again.Updated));
    }

    [Fact]
    public async Task A_google_contact_keeps_everything_it_knew()
    {
        await using var shop = await Shop.Open(engine);
        await shop.ImportFile(SharedData.File("csv_exports", "google-contacts-short.csv"));
        var sam = (await shop.People())[0];
        Assert.Equal(("Sam Okafor", "Sammy", "Head of Design", "Climber"), (sam.FullName, sam.CallName, sam.JobTitle, sam.Notes));
        Assert.Equal(["sam@example.com", "sam2@example.com"], sam.Emails.Items.Select(e => e.Address));
        Assert.Equal(("+447700900123", "mobile"), (sam.Phones.Primary!.Number, sam.Phones.Primary.Kind));
        Assert.Equal(("Brighton", "UK"), (sam.City, sam.Addresses.Primary!.Country));
        Assert.Equal("Acme Ltd", Assert.Single(await shop.Organisations()).Name);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("latitude,longitude\n1.5,2.5\n")]
    public async Task A_file_that_names_nobody_is_refused_as_a_whole(string text)
    {
        await using var shop = await Shop.Open(engine);
        var refused = await Assert.ThrowsAsync<UnreadableFile>(() => shop.Start(text));
        Assert.Equal("import.no-identity", refused.Key);
    }

    [Fact]
    public async Task A_plan_says_what_would_happen_and_writes_nothing()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Sari);
        var id = await shop.Start("Nama,No HP,Kota\nBudi Santoso,081234567890,Jakarta\nSiti Rahayu,081322223333,Cimahi\nJoko,0815 1111 2222,Solo\nJoko,0815 1111 2222,Solo\n,,Solo\n");
        var plan = await shop.WithImports(imports => imports.Plan(id, false, default));

        Assert.Equal([Verdict.Changed, Verdict.Unchanged, Verdict.New, Verdict.Unchanged, Verdict.Rejected], plan.Rows.Select(r => r.Verdict));
        Assert.Contains(plan.Rows[0].Changes, c => c is { Field: "city", Before: "Bandung", After: "Jakarta" });
        Assert.Equal(4, plan.Rows[3].SameAsRow);
        Assert.NotEmpty(plan.Rows[4].Refusals);
        Assert.True(plan.IsWhole);
        Assert.Equal(3, (await shop.People()).Count);

        var report = await shop.WithImports(imports => imports.RunNow(id, null, default));
        Assert.Equal((plan.Report.Created, plan.Report.Updated, plan.Report.Skipped, plan.Report.Rejected), (report.Created, report.Updated, report.Skipped, report.Rejected));
    }

    [Fact]
    public async Task A_chosen_mapping_is_kept_for_the_next_file_of_that_kind()
    {
        await using var shop = await Shop.Open(engine);
        const string text = "Nama,HP,Kode Aneh\nBudi,081234567890,X-1\n";
        var id = await shop.Start(text);
        await shop.WithImports(async imports =>
        {
            await imports.Map(id, new Dictionary<int, string?> { [2] = "jobTitle" }, null, default);
            return 0;
        });
        await shop.Import(text);
        Assert.Equal("X-1", Assert.Single(await shop.People()).JobTitle);
    }

    [Fact]
    public async Task What_the_importer_may_not_see_is_neither_found_nor_touched()
    {
        await using var shop = await Shop.Open(engine);
        var (ani, beni) = (new Member { Name = "Ani" }, new Member { Name = "Beni" });
        await shop.Do(async scope =>
        {
            var db = scope.GetRequiredService<AkrabDb>();
            db.AddRange(ani, beni);
            await db.SaveChangesAsync();
            db.Add(new Person { FullName = "Budi", Owner = beni.Id, Emails = Kernel.Fields.Points<Kernel.Fields.EmailPoint>.Of(new Kernel.Fields.EmailPoint("budi@contoh.id")) });
            return await db.SaveChangesAsync();
        });
        var acting = new Acting(shop.Database.Tenant) { Member = ani.Id, Rights = Rights.All.Seeing(Reach.Own) };
        var report = await shop.Import("Nama,Email,Kota\nBudi,budi@contoh.id,Solo\n", acting: acting);
        Assert.Equal(1, report.Created);
        var people = await shop.People();
        Assert.Null(people[0].City);
        Assert.Equal(ani.Id, people[1].Owner);
    }

    [Fact]
    public async Task What_the_importer_sees_and_may_not_change_or_make_is_rejected_row_by_row()
    {
        await using var shop = await Shop.Open(engine);
        var (ani, beni) = (new Member { Name = "Ani" }, new Member { Name = "Beni" });
        await shop.Do(async scope =>
        {
            var db = scope.GetRequiredService<AkrabDb>();
            db.AddRange(ani, beni);
            await db.SaveChangesAsync();
            foreach (var (name, owner) in ((string, Member)[])[("Budi", beni), ("Cici", ani)])
                db.Add(new Person { FullName = name, Owner = owner.Id, Emails = Kernel.Fields.Points<Kernel.Fields.EmailPoint>.Of(new Kernel.Fields.EmailPoint($"{name.ToLowerInvariant()}@contoh.id")) });
            return await db.SaveChangesAsync();
        });
        var acting = new Acting(shop.Database.Tenant) { Member = ani.Id, Rights = Everything(Reaches.All with { Change = Reach.Own }) };
        var report = await shop.Import("Nama,Email,Kota\nBudi,budi@contoh.id,Solo\nCici,cici@contoh.id,Solo\nDedi,dedi@contoh.id,Solo\n", acting: acting);
        Assert.Equal((1, 1, 1), (report.Created, report.Updated, report.Rejected));
        Assert.Equal([null, "Solo", "Solo"], (await shop.People()).Select(p => p.City));

        acting = acting with { Rights = Everything(Reaches.All with { Create = Reach.None }) };
        report = await shop.Import("Nama,Email,Kota\nBudi,budi@contoh.id,Medan\nEka,eka@contoh.id,Medan\n", acting: acting);
        Assert.Equal((0, 1, 1), (report.Created, report.Updated, report.Rejected));
        Assert.Equal(["Medan", "Solo", "Solo"], (await shop.People()).Select(p => p.City));

        static Rights Everything(Reaches usual) => new(usual, actions: Rights.Tasks.ToDictionary(task => task, _ => true));
    }

    [Fact]
    public async Task Organisations_come_in_by_name_and_find_those_made_for_people()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Sari);
        var report = await shop.Import("Nama,Telepon,Kota\nTOKO MAJU,022-4201234,Bandung\nToko Baru,,Solo\n", "organisation");
        Assert.Equal((1, 1), (report.Created, report.Updated));
        Assert.Equal("Bandung", (await shop.Organisations())[0].City);
    }
}
