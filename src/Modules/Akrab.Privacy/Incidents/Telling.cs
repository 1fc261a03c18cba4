using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Incidents;

/// <summary>The texts that article 46 asks for, and the letters that carry them.</summary>
internal sealed class Telling(AkrabDb db, Concerned concerned, IPost post, TimeProvider time)
{
    /// <summary>The notice to those concerned, in one language: which data, when and how, what was and will be done, and whom to ask.</summary>
    public static (string Subject, string Text) Notice(Incident incident, string company, string language) => Words.In(language, () =>
    (
        Words.Say("incident.notice-subject", ("company", company)),
        string.Join("\n\n",
            Words.Say("incident.notice-opening", ("company", company)),
            $"{Words.Say("incident.notice-data")}\n{incident.Data}",
            $"{Words.Say("incident.notice-how")}\n{When(incident)}{incident.What}",
            $"{Words.Say("incident.notice-measures")}\n{incident.Measures ?? Words.Say("incident.notice-measures-none")}",
            Words.Say("incident.notice-closing", ("company", company)))
    ));

    /// <summary>The notice to the authority: the same, and how many are concerned.</summary>
    public static string ToAuthority(Incident incident, string company, string language) => Words.In(language, () =>
        string.Join("\n\n", Words.Say("incident.authority-opening", ("company", company)), Words.Say("incident.authority-count", ("count", incident.Concerned ?? 0), ("discovered", new MomentType().Format(incident.DiscoveredAt))), Notice(incident, company, language).Text));

    /// <summary>Sends the notice to everybody who has an address and was not told; restricted or not, for the law wants them told. How many letters left.</summary>
    public async Task<int> Send(Incident incident, CancellationToken stop)
    {
        var company = await Company(stop);
        var sent = 0;
        var people = (await concerned.Of(incident.Id, stop)).Where(p => p is { Row.ToldAt: null, Name.Email: not null }).ToDictionary(p => p.Row.Party);
        foreach (var row in await db.Set<IncidentPersonRow>().AsTracking().Where(r => r.Incident == incident.Id.Value && r.ToldAt == null).ToListAsync(stop))
            if (people.GetValueOrDefault(row.Party)?.Name is { Email: { } email } name)
            {
                var (subject, text) = Notice(incident, company, name.Language ?? Words.Language);
                await post.Queue(new Letter(email, subject, $"{name.Greeting}\n\n{text}") { ToName = name.Name, AnswersTo = db.Acting.Member }, stop);
                (row.ToldAt, row.ToldHow) = (time.Now(), Words.Say("incident.by-mail", ("address", email)));
                sent++;
            }

        await Close(incident, await db.Set<IncidentPersonRow>().CountAsync(r => r.Incident == incident.Id.Value && r.ToldAt == null, stop) - sent, stop);
        return sent;
    }

    /// <summary>All who were not told yet were told otherwise: by letter, by telephone, by a public notice.</summary>
    public async Task Otherwise(Incident incident, string how, CancellationToken stop)
    {
        foreach (var row in await db.Set<IncidentPersonRow>().AsTracking().Where(r => r.Incident == incident.Id.Value && r.ToldAt == null).ToListAsync(stop))
            (row.ToldAt, row.ToldHow) = (time.Now(), how);
        await Close(incident, 0, stop);
    }

    public Task<string> Company(CancellationToken stop) => db.Tenants.Where(t => t.Id == db.CurrentTenant).Select(t => t.Name).FirstAsync(stop);

    private async Task Close(Incident incident, int left, CancellationToken stop)
    {
        db.Deed = "tell-people";
        if (left == 0)
            incident.PeopleTold(time.Now());
        await db.SaveChangesAsync(stop);
    }

    private static string When(Incident incident) => incident.HappenedAt is { } at ? $"{new MomentType().Format(at)}: " : "";
}
