using Akrab.Contracts;
using Akrab.Data.Access;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Privacy.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Privacy.Door;

/// <summary>A company whose form is open.</summary>
public sealed record OpenForm(TenantId Tenant, string Company, string Slug);

/// <summary>What somebody sends by the form.</summary>
public sealed record Asked(RequestKind Kind, string Name, string Contact, string Text);

/// <summary>Lets people ask who are not signed in. It answers alike whether somebody is known here or not: whom we know is looked up afterwards, in the background.</summary>
internal sealed class Doorway(IServiceProvider services, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>A code can be used for so long.</summary>
    private static readonly TimeSpan CodeLasts = TimeSpan.FromHours(24);

    public async Task<OpenForm?> Find(string slug, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await db.Set<DoorRow>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(d => d.Slug == slug && d.IsOpen && !db.Suspended.Contains(d.TenantId), stop) is not { } door)
            return null;

        var company = await db.Tenants.AsNoTracking().FirstAsync(t => t.Id == door.TenantId, stop);
        return new OpenForm(company.Id, company.Name, slug);
    }

    /// <summary>Takes a request in; gives the secret by which it is followed.</summary>
    public async Task<string> Take(OpenForm form, Asked asked, CancellationToken stop)
    {
        await using var scope = Begin(form);
        var (db, jobs, secret) = (scope.ServiceProvider.GetRequiredService<AkrabDb>(), scope.ServiceProvider.GetRequiredService<Jobs>(), SecretText.Make());
        var request = new PrivacyRequest { Name = asked.Name, Kind = asked.Kind, Contact = asked.Contact, Text = asked.Text, Source = RequestSource.Form, ReceivedAt = time.Now(), Language = Words.Language };
        request.Made();
        db.Add(request);
        db.Add(new RequestKeyRow { Request = request.Id.Value, SecretHash = SecretText.HashOf(secret), At = time.Now() });
        jobs.Enqueue(new RecogniseRequest(request.Id.Value, Words.Language));
        await db.SaveChangesAsync(stop);
        return secret;
    }

    /// <summary>The request that belongs to a secret; null when there is none.</summary>
    public async Task<PrivacyRequest?> Follow(OpenForm form, string secret, CancellationToken stop)
    {
        await using var scope = Begin(form);
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return await Key(db, secret, stop) is { } key ? await Request(db, key).AsNoTracking().FirstOrDefaultAsync(stop) : null;
    }

    /// <summary>Tries a code. Where none was sent, or too many were tried, every code is wrong, and nothing tells the difference.</summary>
    public async Task<bool> Try(OpenForm form, string secret, string code, CancellationToken stop)
    {
        await using var scope = Begin(form);
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        if (await Key(db, secret, stop) is not { } key)
            return false;

        var tried = key.Copy();
        tried.Tries++;
        if (!await db.TryWrite([new RowChange(key, tried)]) || tried.Tries > MostTries || key.At + CodeLasts < time.Now() || key is not { CodeHash: { } hash, Party: { } party } || SecretText.HashOf($"{key.Request}{SecretText.Bare(code)}") != hash)
            return false;
        if (await Request(db, key).AsTracking().FirstOrDefaultAsync(stop) is not { State: RequestState.Received } request)
            return false;

        var checking = new CheckIdentity(Words.Say("privacy-request.by-code"), PartyId.Of(party));
        db.Deed = "check-identity";
        request.CheckIdentity(checking.How, checking.Party);
        await scope.ServiceProvider.GetRequiredService<TakeEffect>().Do(request, checking, stop);
        await db.SaveChangesAsync(stop);
        return true;
    }

    private AsyncServiceScope Begin(OpenForm form) => services.Begin(Acting.System(form.Tenant));

    private static IQueryable<PrivacyRequest> Request(AkrabDb db, RequestKeyRow key)
    {
        var id = new PrivacyRequestId(key.Request);
        return db.Set<PrivacyRequest>().Where(r => r.Id == id);
    }

    private static Task<RequestKeyRow?> Key(AkrabDb db, string secret, CancellationToken stop)
    {
        var hash = SecretText.HashOf(secret);
        return db.Set<RequestKeyRow>().AsNoTracking().FirstOrDefaultAsync(k => k.SecretHash == hash, stop);
    }
}
