using Akrab.Contracts;
using Akrab.Conversations.Arrivals;
using Akrab.Customers.Activities;
using Akrab.Customers.Consents;
using Akrab.Customers.Parties;
using Akrab.Customers.Profile;
using Akrab.Customers.Relations;
using Akrab.Customers.Timeline;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests.Erasing;

/// <summary>Somebody of whom there is everything a house can keep, and who is named where others are spoken of.</summary>
internal sealed class Zubaedah
{
    public const string Name = "Zubaedah O'Xqwert Ñandú", Email = "zubaedah+kue@xqwert.example", Phone = "0813-9977-5533", Earlier = "zuzu.lama@xqwert.example";

    /// <summary>What must be nowhere afterwards.</summary>
    public static readonly string[] Traces = ["zubaedah", "xqwert", "9977-5533", "99775533", "9977 5533", "rahasia-fakta", "rahasia-catatan", "rahasia-isi", "rahasia-janji"];

    public PartyId Id { get; private set; }

    /// <summary>The same, entered twice and made one with her.</summary>
    public PartyId Twin { get; private set; }

    public PartyId Friend { get; private set; }

    public static async Task<Zubaedah> MoveIn(TestApp app, TestBrowser owner)
    {
        var her = new Zubaedah();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            var person = new Person { FullName = Name, CallName = "Zubaedah", Notes = "rahasia-catatan", Birthday = new AnnualDate(3, 4), Phones = Points<PhonePoint>.Of(PhonePoint.Of(Phone)), Emails = Points<EmailPoint>.Of(new EmailPoint(Earlier)) };
            var twin = new Person { FullName = Name, Phones = Points<PhonePoint>.Of(PhonePoint.Of("+62 813 9977 5533")), Tags = TextSet.Of(["kue"]) };
            var friend = new Person { FullName = "Ratna Teman", Notes = $"Datang bersama {Name}, HP 0813 9977 5533 atau +6281399775533, {Email}." };
            (her.Id, her.Twin, her.Friend) = (person.Id, twin.Id, friend.Id);
            person.Made();
            db.AddRange(person, twin, friend);
            await db.SaveChangesAsync();
            db.Add(new Relation { Party = friend.Id, Role = RelationRole.Friend, Other = person.Id, Note = "rahasia-catatan teman" });
            db.Add(new Fact { Party = person.Id, Kind = FactKind.Health, What = "rahasia-fakta", LearntOn = new DateOnly(2026, 1, 2) });
            db.Add(new Consent { Party = person.Id, Purpose = Purpose.Marketing, Channel = Channel.Email, State = ConsentState.Withdrawn, At = DateTimeOffset.UtcNow, Source = Name, Evidence = "rahasia-catatan" });
            var call = new Interaction { Party = person.Id, Kind = InteractionKind.Call, Channel = Channel.Phone, At = DateTimeOffset.UtcNow, Subject = "rahasia-isi", Body = "rahasia-isi" };
            call.Made();
            db.Add(call);
            db.Add(new Interaction { Party = friend.Id, Kind = InteractionKind.Note, Channel = Channel.Visit, At = DateTimeOffset.UtcNow, Subject = $"Titip salam untuk {Name.ToUpperInvariant()}", Body = "lain" });
            db.Add(new Activity { Subject = "rahasia-janji", Party = person.Id, DueOn = new DateOnly(2027, 1, 1) });
            await db.SaveChangesAsync();
        }

        await her.Live(app, owner);
        return her;
    }

    /// <summary>The smallest picture, and what makes it hers alone.</summary>
    private static readonly byte[] Face = [.. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")];

    /// <summary>A file that was brought in to its end: a row that became a guest, one with her address that was refused.</summary>
    private static async Task Imported(TestBrowser owner)
    {
        await owner.Open("/import/new");
        var import = (await owner.Upload("/import", "file", "tamu.csv", $"Nama;No HP;E-mail\nTamu Undangan;0812 7000 3333;\n; ;bukan-alamat {Email}\n", ("as", "people"))).Location!.Split('?')[0];
        await owner.Open(import + "/check");
        await owner.Submit(import + "/run");
        while ((await owner.Open(import)).Page.QuerySelector("#progress") is not null)
            await Task.Delay(50);
    }

    private async Task Live(TestApp app, TestBrowser owner)
    {
        await owner.Open($"/people/{Id.Value}");
        await owner.Upload($"/people/{Id.Value}/files", "file", "zubaedah.txt", $"Surat {Name} {Email}");
        await owner.Open("/settings/mail");
        await owner.Submit("/settings/mail", ("host", "127.0.0.1"), ("port", "1"), ("encryption", "None"), ("user", "toko"), ("password", "rahasia"), ("fromName", "Toko"), ("fromAddress", "toko@contoh.id"), ("perMinute", "30"));
        await owner.Open("/import/new");
        await owner.Upload("/import", "file", "zubaedah.csv", $"Nama;No HP\n{Name};{Phone}\nOrang Lain;0812 7000 2222\n", ("as", "people"));
        await Imported(owner);
        await owner.Open($"/people/{Id.Value}/photo");
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await owner.Upload($"/people/{Id.Value}/photo", "photo", "zubaedah.png", Face)).Status);
        await using var scope = app.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(DavNameRow.Of(app.Tenant, "people", "zubaedah.vcf", Id.Value, "zubaedah-1", $"BEGIN:VCARD\r\nFN:{Name}\r\nTEL:{Phone}\r\nEND:VCARD"));
        db.Add(new ArrivalRow { TenantId = app.Tenant, Key = "a1", At = DateTimeOffset.UtcNow, Outcome = Outcome.UnknownSender, From = $"{Name} <{Email}>", Subject = "rahasia-isi dari Zubaedah" });
        await using (var edit = app.Begin())
        {
            var own = edit.ServiceProvider.GetRequiredService<AkrabDb>();
            var person = await own.Set<Person>().AsTracking().SingleAsync(p => p.Id == Id);
            person.Emails = Points<EmailPoint>.Of(new EmailPoint(Email), new EmailPoint(Earlier));
            var friend = await own.Set<Person>().AsTracking().SingleAsync(p => p.Id == Friend);
            friend.Notes += $" Anaknya {Name} kuliah.";
            await own.SaveChangesAsync();
        }

        await scope.ServiceProvider.GetRequiredService<INotices>().Tell([await db.Set<Akrab.Data.People.Member>().Select(m => m.Id).FirstAsync()], new Notice(NoticeKind.Followed, Id) { Text = Name }, default);
        await scope.ServiceProvider.GetRequiredService<IPost>().Queue(new Letter(Email, $"Halo {Name}", "rahasia-isi"), default);
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<Merger>().Merge(db.Registry.Get(typeof(Person)), Id.Value, [Twin.Value], new Dictionary<string, Guid>(), default);
    }
}
