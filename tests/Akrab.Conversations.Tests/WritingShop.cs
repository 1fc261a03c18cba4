using Akrab.Contracts;
using Akrab.Conversations.Arrivals;
using Akrab.Conversations.Letters;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Fields;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Akrab.Mail.Tests.Servers;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Conversations.Tests;

/// <summary>A company whose mail goes through Postfix and comes back through Dovecot, and Rina, who looks after it.</summary>
internal sealed class WritingShop : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private WritingShop(TestApp app, TestBrowser rina) => (App, Rina) = (app, rina);

    public TestApp App { get; }

    public TestBrowser Rina { get; }

    /// <summary>The address of Rina, who administers.</summary>
    public MailAddress RinasAddress { get; } = Correspondence.Somebody();

    /// <summary>From where the company sends, and where what comes back files itself.</summary>
    public MailAddress Company { get; } = Correspondence.Somebody();

    public static async Task<WritingShop> Open(Engine engine, TimeProvider? clock = null)
    {
        var app = await TestApp.Start(engine, more: services => services.AddSingleton(clock ?? TimeProvider.System));
        var shop = new WritingShop(app, app.Visit());
        await app.AddMember(shop.RinasAddress.Address, "Rina Wijaya", "owner");
        await shop.Rina.Open("/sign-in");
        await shop.Rina.Submit("/sign-in", ("email", shop.RinasAddress.Address), ("password", TestApp.OwnerPassword));
        return shop;
    }

    /// <summary>Arranges how it sends, as Rina does in the settings.</summary>
    public async Task<Answer> SendBy(MailServer server, string user = "", string password = "", string perMinute = "600")
    {
        await Rina.Open("/settings/mail");
        return await Rina.Submit("/settings/mail", ("fromName", "Toko Uji"), ("fromAddress", Company.Address), ("host", server.Host), ("port", $"{server.Port}"),
            ("encryption", server.Encryption.ToString()), ("user", user), ("password", password), ("perMinute", perMinute));
    }

    /// <summary>Arranges the mailbox that files itself, and waits until it is followed.</summary>
    public async Task FileFrom(MailServer server, string trustedHost = "")
    {
        await Rina.Open("/settings/mail/mailbox");
        await Rina.Submit("/settings/mail/mailbox", ("address", Company.Address), ("host", server.Host), ("port", $"{server.Port}"), ("encryption", server.Encryption.ToString()),
            ("user", Company.Address), ("password", MailServers.Password), ("trustedHost", trustedHost));
        await Until(db => db.Set<Mailboxes.MailboxRow>().AnyAsync(m => m.SeenAt != null));
    }

    public async Task<Guid> Customer(string name, MailAddress address)
    {
        await using var scope = App.Begin();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var person = new Person { FullName = name, Emails = Points<EmailPoint>.Of(new EmailPoint(address.Address)) };
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Key;
    }

    public Task<LetterRow> LetterTo(MailAddress address, LetterState state) => The<LetterRow>(db => db.Set<LetterRow>().Where(l => l.To == address.Address && l.State == state));

    public Task Arrived(Outcome outcome, int count = 1) => Until(async db => await db.Set<ArrivalRow>().CountAsync(a => a.Outcome == outcome) == count);

    /// <summary>What stands on the page of somebody.</summary>
    public async Task<Answer> PageOf(Guid person) => await Rina.Open($"/people/{person}");

    /// <summary>The row that a question will find soon.</summary>
    public async Task<T> The<T>(Func<AkrabDb, IQueryable<T>> question) where T : class
    {
        T? found = null;
        await Until(async db => (found = await question(db).AsNoTracking().FirstOrDefaultAsync()) is not null);
        return found!;
    }

    /// <summary>Waits until something holds in the company's data.</summary>
    public async Task Until(Func<AkrabDb, Task<bool>> holds)
    {
        for (var began = DateTime.UtcNow; ; await Task.Delay(100))
        {
            await using var scope = App.Begin();
            if (await holds(scope.ServiceProvider.GetRequiredService<AkrabDb>()))
                return;
            Assert.True(DateTime.UtcNow - began < Patience, "It did not happen.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Rina.Dispose();
        await App.DisposeAsync();
    }
}

/// <summary>A clock that a test can move on.</summary>
internal sealed class MovedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
