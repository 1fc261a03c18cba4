using System.Globalization;
using Akrab.Data.Access;
using Akrab.Data.Erasing;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Bin;

/// <summary>A deleted record: which, when and by whom.</summary>
public sealed record Binned(Guid Id, string Title, string? Subtitle, DateTimeOffset At, string Who);

/// <summary>One page of a bin, latest first.</summary>
public sealed record BinModel(EntityDefinition Definition, IReadOnlyList<Binned> Rows, string? Next)
{
    public string Path => $"/{Definition.Plural}/bin";
}

/// <summary>Reads the deleted records one may see and bring back.</summary>
public sealed class BinReader(AkrabDb db, Titles titles, TimeProvider time)
{
    private const int Rows = 50;

    /// <exception cref="NotAllowed">Bringing back is for those who may delete.</exception>
    public async Task<BinModel> Read<T>(Definition<T> definition, string? after, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayDelete(definition))
            throw new NotAllowed();

        var from = Place.Read(after);
        var since = time.GetUtcNow() - OldBin.Kept;
        var records = db.Binned<T>().AsNoTracking().Where(r => r.DeletedAt >= since);
        if (from is not null)
            records = records.Where(r => r.DeletedAt <= from.At);
        var page = await records.OrderByDescending(r => r.DeletedAt).ThenByDescending(r => EF.Property<object>(r, "Id")).Skip(from?.Seen ?? 0).Take(Rows + 1).ToListAsync(stop);
        var shown = page.Take(Rows).ToList();
        var linked = await titles.Of(shown, definition.Listed.Where(f => f.Type is LinkType), stop);
        var who = await Who([.. shown.Select(r => r.Key)], stop);
        return new BinModel(definition,
            [.. shown.Select(r => new Binned(r.Key, definition.TitleOf(r, id => linked.GetValueOrDefault(id)?.Title), definition.Subtitle is { } under ? under.Type.Format(under.Get(r)) : null, r.DeletedAt!.Value, who[r.Key]))],
            page.Count > Rows ? Place.After(from, shown).ToString() : null);
    }

    /// <summary>Who deleted each, by the latest deletion in the journal; taking an import back deletes, too.</summary>
    private async Task<Dictionary<Guid, string>> Who(IReadOnlyList<Guid> records, CancellationToken stop)
    {
        string[] deletions = [Change.Deletion, Change.Merge, Change.RollBack];
        var rows = await db.Set<JournalRow>().AsNoTracking().Where(j => records.Contains(j.Record) && deletions.Contains(j.Action))
            .OrderBy(j => j.Id).Select(j => new { j.Record, j.Actor }).ToListAsync(stop);
        var people = await titles.Of(typeof(MemberId), [.. rows.Select(r => r.Actor?.Value).OfType<Guid>().Distinct()], stop);
        var found = records.ToDictionary(r => r, _ => Words.Say("history.system"));
        foreach (var row in rows)
            found[row.Record] = row.Actor is { } actor ? people[actor.Value].Title ?? Words.Say("history.somebody") : Words.Say("history.system");
        return found;
    }

    /// <summary>How far one has read: to this moment, and so many of those deleted in it; many are deleted at once.</summary>
    private sealed record Place(DateTimeOffset At, int Seen)
    {
        public static Place? Read(string? text) =>
            text?.Split('_') is [var at, var seen] && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && int.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? new Place(moment, count) : null;

        public static Place After(Place? before, IReadOnlyList<Entity> shown)
        {
            var at = shown[^1].DeletedAt!.Value;
            return new Place(at, shown.Count(r => r.DeletedAt == at) + (before?.At == at ? before.Seen : 0));
        }

        public override string ToString() => $"{At.UtcDateTime:O}_{Seen.ToString(CultureInfo.InvariantCulture)}";
    }
}
