using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Privacy.Requests;
using Akrab.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Privacy.Tests;

/// <summary>A shop whose owner looks after personal data.</summary>
internal sealed class Shop(TestApp app, TestBrowser sari) : IAsyncDisposable
{
    public TestApp App => app;

    public TestBrowser Sari => sari;

    public static async Task<Shop> Open(Engine engine, Action<IServiceCollection>? more = null)
    {
        var app = await TestApp.Start(engine, more: more);
        var sari = await app.SignIn();
        sari.Speak("en");
        return new Shop(app, sari);
    }

    public async Task<PartyId> Meet(string name, string? email = null, AnnualDate? born = null, DateTimeOffset? spokeAt = null)
    {
        var person = new Person { FullName = name, Birthday = born, Emails = email is null ? Points<EmailPoint>.None : Points<EmailPoint>.Of([new EmailPoint(email)]) };
        if (spokeAt is { } at)
            person.SpokeAt(at);
        await using var scope = app.Begin();
        var db = Db(scope);
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    public async Task<PrivacyRequestId> Ask(RequestKind kind, DateTimeOffset? receivedAt = null)
    {
        await using var scope = app.Begin();
        var db = Db(scope);
        var request = new PrivacyRequest { Name = "Ani", Kind = kind, ReceivedAt = receivedAt ?? DateTimeOffset.UtcNow };
        db.Add(request);
        await db.SaveChangesAsync();
        return request.Id;
    }

    /// <summary>Does a deed by its form; what stands on the page if it was refused.</summary>
    public async Task<Answer> Do(string record, string deed, params (string Name, string Value)[] values)
    {
        await sari.Open($"{record}/{deed}");
        return await sari.Submit($"{record}/{deed}", values);
    }

    public async Task<T> See<T>(Func<AkrabDb, Task<T>> question)
    {
        await using var scope = app.Begin();
        return await question(Db(scope));
    }

    /// <summary>Whether something may be sent to them.</summary>
    public async Task<bool> MayWrite(PartyId party, Purpose purpose = Purpose.Service)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<IConsents>().Allowing([party], purpose, Channel.Email, default)).Count == 1;
    }

    public async Task<bool> MayProfile(PartyId party)
    {
        await using var scope = app.Begin();
        return (await scope.ServiceProvider.GetRequiredService<IProfiling>().Allowing([party], default)).Count == 1;
    }

    /// <summary>Waits until a kind of work has nothing left to do.</summary>
    public async Task Worked(string kind)
    {
        await using var scope = app.Begin();
        for (var i = 0; i < 200 && await Db(scope).Set<JobRow>().AnyAsync(j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running)); i++)
            await Task.Delay(100);
    }

    public static AkrabDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<AkrabDb>();

    public async ValueTask DisposeAsync()
    {
        sari.Dispose();
        await app.DisposeAsync();
    }
}
