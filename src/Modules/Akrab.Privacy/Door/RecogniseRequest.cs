using System.Security.Cryptography;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Jobs;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Privacy.Requests;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Door;

/// <summary>Somebody asked by the form: do we know the address they gave?</summary>
public sealed record RecogniseRequest(Guid Request, string Language);

/// <summary>Sends a code to the address, if it stands on the record of exactly one party. Otherwise a member has to make sure who asks.</summary>
internal sealed class RecognisingRequest(AkrabDb db, ITimelines timelines, IPost post) : IJob<RecogniseRequest>
{
    private const int Digits = 8;

    public async Task<object?> Run(RecogniseRequest input, RunningJob job, CancellationToken stop)
    {
        var id = new PrivacyRequestId(input.Request);
        if (await db.Set<PrivacyRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { State: RequestState.Received, Contact: { } contact } request
            || EmailAddress.Parse(contact).Normalised is not { } address || !await post.CanSend(stop)
            || await timelines.PartiesAt([address], stop) is not [var party]
            || await db.Set<RequestKeyRow>().AsTracking().FirstOrDefaultAsync(k => k.Request == input.Request, stop) is not { CodeHash: null } key)
            return null;

        var code = RandomNumberGenerator.GetString("0123456789", Digits);
        (key.CodeHash, key.Party) = (SecretText.HashOf($"{input.Request}{code}"), party.Value);
        var company = await db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Name).FirstAsync(stop);
        var (subject, text) = Words.In(input.Language, () => (Words.Say("privacy-form.code-subject", ("company", company)), Words.Say("privacy-form.code-text", ("company", company), ("code", code), ("name", request.Name))));
        await post.Queue(new Letter(address, subject, text) { IsSecret = true, IsAutomatic = true }, stop);
        await db.SaveChangesAsync(stop);
        return null;
    }
}
