using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Safeguards;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Customers.Retention;

/// <summary>Records that are old by some rule, and go into the bin; what a legal hold keeps is not among them.</summary>
public abstract class OldRecords<T>(AkrabDb db, TimeProvider time, string name) : IRetained where T : Entity
{
    private const int AtATime = 50;

    public string Name => name;

    protected AkrabDb Db => db;

    /// <summary>Those whom a legal hold keeps.</summary>
    protected IQueryable<PartyId> Held => db.Set<Safeguard>().Where(s => s.Kind == SafeguardKind.LegalHold && s.LiftedAt == null).Select(s => s.Party);

    protected abstract IQueryable<T> Old(DateTimeOffset before);

    public Task<int> Count(DateTimeOffset before, CancellationToken stop) => Old(before).CountAsync(stop);

    public async Task<IReadOnlyList<RetainedItem>> Oldest(DateTimeOffset before, int most, CancellationToken stop) =>
        (await Old(before).AsNoTracking().OrderBy(r => r.CreatedAt).Take(most).ToListAsync(stop)).ConvertAll(Item);

    public async Task<RetainedSlice> LetGo(DateTimeOffset before, IReadOnlyCollection<Guid> except, CancellationToken stop)
    {
        var gone = 0;
        List<(RetainedItem, string)> kept = [];
        foreach (var record in (await Old(before).AsTracking().OrderBy(r => r.CreatedAt).Take(AtATime + except.Count).ToListAsync(stop)).Where(r => !except.Contains(r.Key)).Take(AtATime))
            try
            {
                db.Bin(record, time.Now());
                await db.SaveChangesAsync(stop);
                gone++;
            }
            catch (BrokenRule broken)
            {
                kept.Add((Item(record), broken.Rule));
                db.ChangeTracker.Clear();
            }

        db.ChangeTracker.Clear();
        return new RetainedSlice(gone, kept);
    }

    private RetainedItem Item(T record) => new(record.Key, db.Registry.Get<T>().TitleOf(record), $"/{db.Registry.Get<T>().Plural}/{record.Key}");
}

/// <summary>People with whom nothing happened for so long.</summary>
public class SilentPeople(AkrabDb db, TimeProvider time, string name = "silent-people") : OldRecords<Person>(db, time, name)
{
    protected override IQueryable<Person> Old(DateTimeOffset before)
    {
        var (day, held) = (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(before, Clock.Zone).Date), Held);
        return Db.Set<Person>().Where(p => p.CreatedAt < before && (p.LastSpokeAt == null || p.LastSpokeAt < before) && (p.LastBoughtOn == null || p.LastBoughtOn < day) && (p.FirstBoughtOn == null || p.FirstBoughtOn < day) && !held.Contains(p.Id));
    }
}

/// <summary>Those of them who never bought.</summary>
public sealed class SilentProspects(AkrabDb db, TimeProvider time) : SilentPeople(db, time, "prospects")
{
    protected override IQueryable<Person> Old(DateTimeOffset before) => base.Old(before).Where(p => p.LastBoughtOn == null && p.FirstBoughtOn == null);
}

/// <summary>Lines of timelines that are older than that.</summary>
public sealed class OldInteractions(AkrabDb db, TimeProvider time) : OldRecords<Interaction>(db, time, "old-interactions")
{
    protected override IQueryable<Interaction> Old(DateTimeOffset before)
    {
        var held = Held;
        return Db.Set<Interaction>().Where(i => i.At < before && !held.Contains(i.Party));
    }
}
