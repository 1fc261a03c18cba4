using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Web.Import;

/// <summary>Works out what some rows do: shape, find, merge, check. It asks the database a fixed number of questions and writes nothing.</summary>
internal sealed class SliceMaker(AkrabDb db, ImportTargets targets, RowShaper shaper, IRecordFinder finder, LinkFinder links, Rules rules, ImportOptions options)
{
    private readonly EntityDefinition _definition = targets.Definition;
    private readonly Field? _owner = targets.Definition.Find("owner");
    private readonly Field? _source = targets.Definition.Find("source");
    private readonly HashSet<Guid> _madeHere = [];

    /// <summary>Forgets what was made by units of work that were not written.</summary>
    public void Forget() => links.Forget();

    /// <summary>Documents that this import made before it was cut off: they are still open to its lines.</summary>
    public void Recall(IEnumerable<Guid> made) => _madeHere.UnionWith(made);

    public IReadOnlyList<ImportedRow> Shape(IEnumerable<SheetRow> rows) => [.. rows.Select(shaper.Shape)];

    /// <param name="pending">Records of units of work that may not be readable yet, or of earlier rows of a dry run.</param>
    /// <param name="settle">Awaited before a pending record is changed again.</param>
    public async Task<Slice> Make(IReadOnlyList<ImportedRow> rows, WorkingSet pending, Func<Task> settle, CancellationToken stop)
    {
        var slice = new Slice(rows);
        var set = await Load(rows, pending, stop);
        await links.LookUp(rows, stop);

        HashSet<Working> touched = [];
        foreach (var row in rows)
        {
            if (row.Refusals.Count > 0 || row.Sheet.IsBlank)
            {
                slice.Outcomes.Add(new Outcome(row, row.Sheet.IsBlank ? Verdict.LeftOut : Verdict.Rejected, null, null) { Refusals = row.Refusals });
                continue;
            }

            if (set.Find(row) is not { } working && (working = pending.Find(row)) is null)
            {
                Create(slice, set, touched, row);
                continue;
            }

            if (working.IsPending)
                await settle();
            slice.Outcomes.Add(Update(slice, set, touched, row, working));
        }

        await Check(slice, stop);
        return slice;
    }

    private async Task<WorkingSet> Load(IReadOnlyList<ImportedRow> rows, WorkingSet pending, CancellationToken stop)
    {
        var set = new WorkingSet(_definition);
        foreach (var record in await finder.Candidates([.. rows.Where(r => r.Refusals.Count == 0)], stop))
            set.Add(pending.Find(record.Key) ?? new Working(_definition, record, record.Copy()));
        return set;
    }

    private void Create(Slice slice, WorkingSet set, HashSet<Working> touched, ImportedRow row)
    {
        if (row.Id is not null)
        {
            slice.Outcomes.Add(new Outcome(row, Verdict.Rejected, null, null) { Refusals = [Reason.Of("import.refused.unknown-id")] });
            return;
        }

        var record = _definition.New();
        var working = new Working(_definition, null, record) { FirstRow = row.Number };
        if (targets.Lines is not null)
            _madeHere.Add(record.Key);
        Put(working, row, slice);
        if (row.LacksLink)
        {
            slice.Outcomes.Add(new Outcome(row, Verdict.Rejected, null, null) { Refusals = [.. row.Warnings] });
            return;
        }

        Prepare(_definition, record);
        if (options.Source is { } source && _source is not null && _source.Get(record) is null)
            _source.Set(record, source);

        set.Add(working);
        touched.Add(working);
        slice.Touched.Add(working);
        slice.Outcomes.Add(new Outcome(row, Verdict.New, working, null) { Later = record.Copy() });
    }

    private Outcome Update(Slice slice, WorkingSet set, HashSet<Working> touched, ImportedRow row, Working working)
    {
        if (options.IsOnlyNew)
            return new Outcome(row, Verdict.LeftOut, working, null);

        if (working.Before is { } there && !db.Acting.IsWithin(db.Acting.Reaching(_definition).Change, there))
            return new Outcome(row, Verdict.Rejected, null, null) { Refusals = [Reason.Of("import.refused.not-yours")] };

        var earlier = working.After.Copy();
        if (!Put(working, row, slice))
            return new Outcome(row, Verdict.Unchanged, working, earlier);

        working.IsChanged = true;
        set.Add(working);
        if (touched.Add(working))
            slice.Touched.Add(working);
        return new Outcome(row, Verdict.Changed, working, earlier) { Later = working.After.Copy() };
    }

    /// <summary>Puts what a row says into its record: true when something changed.</summary>
    private bool Put(Working working, ImportedRow row, Slice slice)
    {
        var isFurther = row.Line is not null && targets.Lines!.Get(working.After) is Lines { IsEmpty: false };
        var isChanged = RecordMerge.Into(working, row, isFurther) | links.Set(working, row, slice.Made, Prepare, isFurther);
        return row.Line is { } line ? PutLine(working, row, line, slice) | isChanged : isChanged;
    }

    /// <summary>Adds a line to its document; one that came before this import has it already, if it has one like it.</summary>
    private bool PutLine(Working working, ImportedRow row, Line line, Slice slice)
    {
        if (row.Product is { } product)
            line = line with { Product = links.Find(product, row, slice.Made, Prepare) };
        var lines = (Lines)targets.Lines!.Get(working.After)!;
        if (!_madeHere.Contains(working.After.Key) && lines.Items.Contains(line))
            return false;

        targets.Lines.Set(working.After, lines.With(line));
        return true;
    }

    /// <summary>Who sees only their own imports for themselves.</summary>
    private void Prepare(EntityDefinition definition, Entity record)
    {
        var owner = definition == _definition ? _owner : definition.Find("owner");
        if (owner is null || owner.Get(record) is not null)
            return;

        if (options.Owner is { } chosen)
            owner.Set(record, new MemberId(chosen));
        else if (db.Acting is { Member: { } me } acting && acting.Reaching(definition).Read != Reach.All)
            owner.Set(record, me);
    }

    /// <summary>The same rules as in the form; the rows of a record that breaks one are rejected, and told with what was not understood in them.</summary>
    private async Task Check(Slice slice, CancellationToken stop)
    {
        HashSet<Guid> coming = [.. slice.Made.Select(m => m.After.Key), .. slice.Touched.SelectMany(Linked)];
        var found = await rules.Check(_definition, [.. slice.Touched.Select(w => (w.Before, w.After))], stop, coming);
        foreach (var (record, against) in found)
        {
            var problems = _madeHere.Contains(record.Key) ? [.. against.Where(p => p.Key != _definition.ClosedRule)] : against;
            if (problems.Count == 0)
                continue;

            var working = slice.Touched.First(w => w.After == record);
            Reason[] reasons = [.. problems.Select(p => Reason.Of(p, _definition.Find(p.Field)?.Label ?? p.Field))];
            slice.Touched.Remove(working);
            for (var i = 0; i < slice.Outcomes.Count; i++)
                if (slice.Outcomes[i].Same == working)
                    slice.Outcomes[i] = new Outcome(slice.Outcomes[i].Row, Verdict.Rejected, null, null) { Refusals = [.. slice.Outcomes[i].Row.Warnings, .. reasons] };
            if (working.Before is { } before)
                working.Restore(before.Copy());
        }
    }

    /// <summary>What the rows link to was found under the member's own eyes, or made.</summary>
    private IEnumerable<Guid> Linked(Working working)
    {
        var links = targets.All.Where(t => t.Field?.Type is LinkType).Select(t => t.Field!.Get(working.After)).OfType<IEntityId>().Select(id => id.Value);
        return targets.Lines?.Get(working.After) is Lines lines ? links.Concat(lines.Items.Select(l => l.Product).OfType<Guid>()) : links;
    }
}
