using Akrab.Data.Aggregates;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Boards;

/// <summary>One column of a board: what it is called, how many stand there, the first of them, and what they are worth per currency.</summary>
/// <param name="Key">The value of its cards, as it is written.</param>
public sealed record FilledColumn(string Key, string Title, IReadOnlyList<Entity> Cards, long Count, IReadOnlyList<Money> Sums);

/// <summary>The board of every entity that declares one.</summary>
internal sealed class BoardEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    private const int MostCards = 50;

    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (definition.Board is null)
            return false;

        var group = pages.MapGroup($"/{definition.Plural}/board");
        group.OnGet("", async (HttpContext context, AkrabDb db, Finder finder, Aggregates aggregates, Titles titles, RecordWriter writer, IEnumerable<ICardNotes> notes, TimeProvider time, CancellationToken stop) => await Show(definition, await writer.Fields(definition, stop), context, db, finder, aggregates, titles, notes, time, stop));
        group.OnPost("/move", async (IFormCollection form, HttpContext context, AkrabDb db, Finder finder, Aggregates aggregates, Titles titles, RecordWriter writer, IEnumerable<ICardNotes> notes, TimeProvider time, CancellationToken stop) =>
        {
            var fields = await writer.Fields(definition, stop);
            await Move(definition, fields, form, writer, stop);
            return context.IsFragment() ? await Show(definition, fields, context, db, finder, aggregates, titles, notes, time, stop) : context.Onward($"/{definition.Plural}/board");
        });
        return true;
    }

    private static async Task Move<T>(Definition<T> definition, FieldSet fields, IFormCollection form, RecordWriter writer, CancellationToken stop) where T : Entity
    {
        if (!Guid.TryParse(form["id"], out var id))
            throw new RecordNotFound();
        var board = fields.Board ?? throw new RecordNotFound();
        var stage = board.By.Type.Parse(form["column"], ReadingContext.Invariant) ?? throw new UnreadableValue("error.required");
        if (board.Deeds.Where(d => Equals(d.To, stage)).Select(d => d.Input).FirstOrDefault() is { } deed)
        {
            var action = definition.Actions.First(a => a.InputType == deed);
            await writer.Do(definition, action, id, null, action.Gather(new object?[action.Inputs.Count]), stop);
            return;
        }

        await writer.Edit(definition, id, null, record =>
        {
            board.By.Set(record, stage);
            return [];
        }, stop);
    }

    private static async Task<IResult> Show<T>(Definition<T> definition, FieldSet fields, HttpContext context, AkrabDb db, Finder finder, Aggregates aggregates, Titles titles, IEnumerable<ICardNotes> notes, TimeProvider time, CancellationToken stop) where T : Entity
    {
        var board = fields.Board ?? throw new RecordNotFound();
        var how = Reading.ByPeople(db.Acting, time);
        List<FilledColumn> stages = [];
        var columns = await Columns.Of(board, context.Request.Query[Columns.Question], db, stop);
        IReadOnlyList<Filter> shown = board.Shown is var (field, value) ? [new Filter(field, Comparison.Is, field.Type.Write(value))] : [];
        var totals = (await aggregates.Of(definition, new ListRequest { Filters = shown, How = how }, new Grouping(board.By), board.Sums, stop)).Where(g => g.Value is not null).ToDictionary(g => board.By.Type.Write(g.Value));
        foreach (var (key, title) in columns.All)
        {
            var request = new ListRequest { Filters = [new Filter(board.By, Comparison.Is, key), .. shown], How = how };
            var total = totals.GetValueOrDefault(key);
            var cards = total is null ? [] : await (await finder.Matching(definition, request, stop)).OrderByDescending(r => r.UpdatedAt).Take(MostCards).ToListAsync(stop);
            stages.Add(new FilledColumn(key, title, cards, total?.Count ?? 0, [.. (total?.Totals ?? []).Where(t => t.Currency is not null).Select(t => Money.Of(t.Amount, t.Currency!))]));
        }

        var all = stages.SelectMany(s => s.Cards).ToList();
        var links = LinkTexts.Of(await titles.Of(all, fields.Listed, stop));
        List<IReadOnlyDictionary<Guid, IReadOnlyList<CardNote>>> said = [];
        foreach (var one in notes.Where(n => n.IsFor(definition)))
            said.Add(await one.Of(all, stop));
        return context.Page<BoardPage>(definition.Many, definition.Name, (nameof(BoardPage.Definition), definition), (nameof(BoardPage.Fields), fields), (nameof(BoardPage.Stages), stages), (nameof(BoardPage.Columns), columns),
            (nameof(BoardPage.Links), links), (nameof(BoardPage.Notes), said), (nameof(BoardPage.CanMove), db.Acting.MayChange(definition)), (nameof(BoardPage.IsAlone), context.IsFragment()));
    }
}
