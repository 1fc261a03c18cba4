using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Customers.Safeguards;
using Akrab.Customers.Timeline;
using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
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

    public virtual bool CanBeErased => false;

    public async Task<RetainedSlice> LetGo(DateTimeOffset before, IReadOnlyCollection<Guid> except, bool forGood, CancellationToken stop)
    {
        var some = (await Old(before).AsTracking().OrderBy(r => r.CreatedAt).Take(AtATime + except.Count).ToListAsync(stop)).Where(r => !except.Contains(r.Key)).Take(AtATime).ToList();
        return forGood ? await Erase(some, stop) : await Bin(some, stop);
    }

    /// <summary>Erases them for good.</summary>
    protected virtual Task EraseAll(IReadOnlyList<T> some, CancellationToken stop) => throw new BrokenRule("retention-rule.only-bin");

    private async Task<RetainedSlice> Erase(List<T> some, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        if (some.Count == 0)
            return new RetainedSlice(0, []);
        try
        {
            await EraseAll(some, stop);
            return new RetainedSlice(some.Count, []);
        }
        catch (BrokenRule broken)
        {
            return new RetainedSlice(0, some.ConvertAll(r => (Item(r), broken.Rule)));
        }
    }

    private async Task<RetainedSlice> Bin(List<T> some, CancellationToken stop)
    {
        var gone = 0;
        List<(RetainedItem, string)> kept = [];
        foreach (var record in some)
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
public class SilentPeople(AkrabDb db, TimeProvider time, IEraser eraser, string name = "silent-people") : OldRecords<Person>(db, time, name)
{
    public override bool CanBeErased => true;

    protected override Task EraseAll(IReadOnlyList<Person> some, CancellationToken stop) => eraser.EraseAll([.. some.Select(p => p.Id)], Because, stop);

    /// <summary>What the proof gives as the reason.</summary>
    private static string Because => Words.Say("retention.because");

    protected override IQueryable<Person> Old(DateTimeOffset before)
    {
        var (day, held) = (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(before, Clock.Zone).Date), Held);
        return Db.Set<Person>().Where(p => p.CreatedAt < before && (p.LastSpokeAt == null || p.LastSpokeAt < before) && (p.LastBoughtOn == null || p.LastBoughtOn < day) && (p.FirstBoughtOn == null || p.FirstBoughtOn < day) && !held.Contains(p.Id));
    }
}

/// <summary>Those of them who never bought.</summary>
public sealed class SilentProspects(AkrabDb db, TimeProvider time, IEraser eraser) : SilentPeople(db, time, eraser, "prospects")
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
