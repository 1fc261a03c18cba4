using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;

namespace Akrab.Privacy.Requests;

/// <summary>It is certain who asks, and whose data it is about; a restriction, an objection and a withdrawal take effect at once.</summary>
public sealed record CheckIdentity(string How, PartyId? Party);

/// <summary>Somebody sees to it from now on.</summary>
public sealed record TakeUp;

/// <summary>It was done as asked; this is what they were told.</summary>
public sealed record AnswerRequest([LongText] string Answer);

/// <summary>It is not done, for a reason that the law gives.</summary>
public sealed record Refuse(RefusalGround Ground, [LongText] string Why);

/// <summary>Makes what is asked come true for the party in the same breath in which it is certain who asks.</summary>
public sealed class TakeEffect(ISafeguards safeguards, IConsents consents) : IDo<PrivacyRequest, CheckIdentity>
{
    public async Task Do(PrivacyRequest record, CheckIdentity input, CancellationToken stop)
    {
        var (party, because) = (record.Party!.Value, Words.Say("privacy-request.because", ("name", record.Name)));
        if (record.Kind == RequestKind.Restriction)
            await safeguards.Place(party, SafeguardKind.Restriction, because, stop);
        if (record.Kind == RequestKind.Objection)
            await safeguards.Place(party, SafeguardKind.NoProfiling, because, stop);
        if (record.Kind == RequestKind.Withdrawal)
            consents.Withdraw(party, null, because, record.Text);
    }
}

/// <summary>Takes a request into work; it is whoever's who takes it, unless it is another's.</summary>
public sealed class TakeUpRequest(AkrabDb db) : IDo<PrivacyRequest, TakeUp>
{
    public Task Do(PrivacyRequest record, TakeUp input, CancellationToken stop)
    {
        record.TakeUp(db.Acting.Member);
        return Task.CompletedTask;
    }
}
