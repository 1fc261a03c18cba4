using Akrab.Data.Lists;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Duplicates;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Import;

/// <summary>Works out what an import would do: the very steps of a run, without the writing.</summary>
internal sealed class ImportPlanner(IServiceProvider scope, ImportSetting setting, ImportSource source)
{
    private const int AtATime = 250, MostRowsShown = 1000, MostRemembered = 100_000, Samples = 3;

    private readonly Titles _titles = scope.GetRequiredService<Titles>();
    private IReadOnlyList<Field> _fields = [];

    public async Task<ImportPlan> Plan(ImportRow run, int mostRows, CancellationToken stop)
    {
        _fields = [.. (await scope.GetRequiredService<Overlays>().Of(scope.GetDb(), stop)).FieldsOf(setting.Definition).Where(f => f.Type is not ComputedType && f.Name is not ("createdAt" or "updatedAt"))];
        var columns = await Columns(stop);
        var maker = setting.Maker(scope);
        var known = new WorkingSet(setting.Definition);
        var counted = run.Next();
        List<PlannedRow> shown = [];
        List<SheetRow> rows;
        while ((rows = await source.Next((int)Math.Min(AtATime, mostRows - counted.Read), 0, stop)).Count > 0)
        {
            var slice = await maker.Make(maker.Shape(rows), known, () => Task.CompletedTask, stop);
            ImportRunner.Count(counted, slice);
            if (shown.Count < MostRowsShown)
                shown.AddRange(await Rows(slice, stop));
            if (known.Count > MostRemembered)
                known = new WorkingSet(setting.Definition);
            foreach (var working in slice.Touched)
                known.Add(working);
        }

        return new ImportPlan
        {
            Report = ImportReport.Of(counted),
            IsWhole = await source.Reader.Next(stop) is null,
            Columns = columns,
            Targets = setting.Targets.All,
            Rows = shown,
        };
    }

    private async Task<IReadOnlyList<PlannedColumn>> Columns(CancellationToken stop)
    {
        var first = await source.Reader.Peek(20, stop);
        return [.. setting.Mapping.Select(column => new PlannedColumn(column,
            [.. first.Where(r => column.Index < r.Cells.Length).Select(r => r.Cells[column.Index]).Where(c => !string.IsNullOrWhiteSpace(c)).Take(Samples)]))];
    }

    private async Task<IReadOnlyList<PlannedRow>> Rows(Slice slice, CancellationToken stop)
    {
        var records = slice.Outcomes.SelectMany(o => (Entity?[])[o.Earlier, o.Later]).OfType<Entity>().ToList();
        var titles = new Dictionary<Guid, string>(slice.Made.Select(m => KeyValuePair.Create(m.After.Key, m.Definition.TitleOf(m.After))));
        foreach (var (id, linked) in await _titles.Of(records, _fields, stop))
            titles.TryAdd(id, linked.Title ?? "");
        var alikes = await setting.Definition.Accept(new Newcomers(scope.GetRequiredService<Alikes>(), slice, stop));
        return [.. slice.Outcomes.Select(outcome => Row(outcome, titles, alikes))];
    }

    private PlannedRow Row(Outcome outcome, Dictionary<Guid, string> titles, IReadOnlyDictionary<Guid, Alike> alikes)
    {
        var record = outcome.Later ?? outcome.Earlier ?? outcome.Same?.After;
        var isOfFile = outcome is { Verdict: not Verdict.New, Same.IsNew: true };
        return new PlannedRow(outcome.Row.Number, outcome.Verdict, record is null ? outcome.Row.Name : setting.Definition.TitleOf(record),
            outcome.Same?.Before?.Key, isOfFile ? outcome.Same!.FirstRow : null)
        {
            Changes = outcome.Later is { } later ? [.. Changes(outcome.Earlier, later, titles)] : [],
            Warnings = [.. outcome.Row.Warnings.Select(w => w.Say())],
            Alike = outcome is { Verdict: Verdict.New, Same: { } made } && alikes.GetValueOrDefault(made.After.Key) is { } alike
                ? new PlannedAlike(alike.Record.Key, Words.Say("import.alike", ("name", setting.Definition.TitleOf(alike.Record)), ("why", string.Join(", ", alike.Evidence.Where(e => e.Bits > 0).Select(e => EvidenceText.Of(setting.Definition, e))))))
                : null,
            Refusals = [.. outcome.Refusals.Select(r => r.Say())],
        };
    }

    private IEnumerable<PlannedChange> Changes(Entity? earlier, Entity later, Dictionary<Guid, string> titles)
    {
        foreach (var field in _fields)
        {
            var (before, after) = (earlier is null ? null : field.Get(earlier), field.Get(later));
            if (before is Lines had && after is Lines has)
                (before, after) = (Lines.None, Lines.Of(has.Items.Skip(had.Items.Count)));
            if (!Equals(before, after) && (Say(field, before, titles), Say(field, after, titles)) is var (was, becomes) && was != becomes)
                yield return new PlannedChange(field.Name, field.Label, was, becomes);
        }
    }

    private static string Say(Field field, object? value, Dictionary<Guid, string> titles) =>
        value is IEntityId link ? titles.GetValueOrDefault(link.Value, "") : field.Type.Format(value);

    /// <summary>For each record that the rows would make, who is probably the same and already here.</summary>
    private sealed class Newcomers(Alikes alikes, Slice slice, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyDictionary<Guid, Alike>>>
    {
        public async Task<IReadOnlyDictionary<Guid, Alike>> Visit<T>(Definition<T> definition) where T : Entity
        {
            if (!Merger.CanMerge(definition))
                return new Dictionary<Guid, Alike>();

            var made = slice.Outcomes.Where(o => o.Verdict == Verdict.New).Select(o => (T)o.Same!.After).ToList();
            return made.Zip(await alikes.Of(definition, made, stop)).Where(pair => pair.Second is [{ IsProbable: true }, ..]).ToDictionary(pair => pair.First.Key, pair => pair.Second[0]);
        }
    }
}
