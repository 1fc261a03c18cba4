using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Ui.Fields;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Lists;

/// <summary>The list of every entity.</summary>
internal sealed class ListEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        var group = pages.MapGroup("/" + definition.Plural);
        group.OnGet("", (HttpContext context, ListReader lists, CancellationToken stop) => Show(definition, context, lists, stop));
        group.OnGet("/count", (HttpContext context, ListReader lists, CancellationToken stop) => Count(definition, context, lists, stop));
        group.OnPost("/columns", async (HttpContext context, IFormCollection form, AkrabDb db, Overlays overlays, CancellationToken stop) => Columns(definition, (await overlays.Of(db, stop)).FieldsOf(definition), context, form));
        group.OnPost("/views", (HttpContext context, IFormCollection form, AkrabDb db, SavedViews views, CancellationToken stop) => SaveView(definition, context, form, db, views, stop));
        group.OnPost("/views/remove", (HttpContext context, IFormCollection form, AkrabDb db, SavedViews views, CancellationToken stop) => RemoveView(definition, context, form, db, views, stop));
        return true;
    }

    private static async Task<IResult> Show<T>(Definition<T> definition, HttpContext context, ListReader lists, CancellationToken stop) where T : Entity
    {
        var model = await lists.Read(definition, context, stop);
        return context.IsFragment() && model.Request.After is not null
            ? Pages.Fragment<ListRows>((nameof(ListRows.Model), model))
            : context.Page<ListPage>(definition.Many, definition.Name, (nameof(ListPage.Model), model));
    }

    private static async Task<IResult> Count<T>(Definition<T> definition, HttpContext context, ListReader lists, CancellationToken stop) where T : Entity =>
        Results.Text((await lists.Count(definition, context, stop)).ToString("#,##0", System.Globalization.CultureInfo.CurrentCulture));

    private static IResult Columns(EntityDefinition definition, FieldSet fields, HttpContext context, IFormCollection form)
    {
        Preferences.Remember(context, ListReader.ColumnsCookie(definition), string.Join('.', form["column"].Where(c => c is not null && fields.Find(c) is not null)));
        return context.Onward(form["back"].ToString() is ['/', not '/', ..] back ? back : "/" + definition.Plural);
    }

    private static async Task<IResult> SaveView(EntityDefinition definition, HttpContext context, IFormCollection form, AkrabDb db, SavedViews views, CancellationToken stop)
    {
        var name = (string?)new TextType(60).Parse(form["name"], ReadingContext.Invariant);
        var query = form["query"].ToString();
        if (name is null || query.Length > 2_000)
            return context.Onward($"/{definition.Plural}?{query}", Words.Say("list.view-needs-name"));

        await views.Save(db, definition, name, query, form["shared"].Contains("true"), stop);
        return context.Onward($"/{definition.Plural}?{query}", Words.Say("list.view-saved", ("name", name)));
    }

    private static async Task<IResult> RemoveView(EntityDefinition definition, HttpContext context, IFormCollection form, AkrabDb db, SavedViews views, CancellationToken stop)
    {
        _ = Guid.TryParse(form["view"], out var id);
        var removed = await views.Remove(db, definition, id, stop);
        return context.Onward($"/{definition.Plural}?{removed.Query}", Words.Say("list.view-removed", ("name", removed.Name)));
    }
}

/// <summary>Answers a list page's question.</summary>
public sealed class ListReader(AkrabDb db, Finder finder, Titles titles, Overlays overlays, SavedViews views, TimeProvider time)
{
    internal static string ColumnsCookie(EntityDefinition definition) => "akrab-columns-" + definition.Plural;

    /// <summary>The page asked for, with everything it shows.</summary>
    public async Task<ListModel> Read<T>(Definition<T> definition, HttpContext context, CancellationToken stop) where T : Entity
    {
        var overlay = await overlays.Of(db, stop);
        var request = ListQuery.Read(definition, overlay, context.Request.Query, Reading.ByPeople(db.Acting, time));
        var page = await finder.Page(definition, request, stop);
        var fields = overlay.FieldsOf(definition);
        var columns = ColumnsOf(definition, fields, context);
        return new ListModel
        {
            Definition = definition,
            Address = new ListAddress(definition, request),
            Rows = page.Rows,
            Next = page.Next,
            Columns = columns,
            Fields = fields,
            Links = await Links(definition, page.Rows, columns, request, stop),
            Views = request.After is null ? await views.Of(db, definition, stop) : [],
            Me = db.Acting.Member,
            ArrangedBy = [.. definition.ArrangedBy.Select(db.Registry.Get).Where(db.Acting.MayRead)],
            Arranges = db.Registry.Entities.FirstOrDefault(e => e.ArrangedBy.Contains(definition.ClrType) && db.Acting.MayRead(e)),
            Rights = db.Acting.Rights,
            CanCreate = db.Acting.MayMake(definition),
            CanWrite = db.Acting.MayChange(definition),
            CanDelete = db.Acting.MayDelete(definition),
            CanMerge = Data.Merging.Merger.MayMerge(db.Acting, definition),
            CanImport = db.Acting.CanImport && db.Acting.MayMake(definition) && Import.Imports.Takes(definition),
            CanExport = db.Acting.CanExport,
        };
    }

    public async Task<int> Count<T>(Definition<T> definition, HttpContext context, CancellationToken stop) where T : Entity
    {
        var request = ListQuery.Read(definition, await overlays.Of(db, stop), context.Request.Query, Reading.ByPeople(db.Acting, time));
        return await finder.Count(definition, request, int.MaxValue - 1, stop);
    }

    private static IReadOnlyList<Field> ColumnsOf(EntityDefinition definition, FieldSet fields, HttpContext context)
    {
        if (context.Request.Cookies[ColumnsCookie(definition)] is not { Length: > 0 } chosen)
            return fields.Listed;

        var names = chosen.Split('.');
        return [definition.Title, .. fields.Where(f => f != definition.Title && names.Contains(f.Name))];
    }

    private async Task<IReadOnlyDictionary<Guid, LinkText>> Links(EntityDefinition definition, IReadOnlyList<Entity> rows, IReadOnlyList<Field> columns, ListRequest request, CancellationToken stop)
    {
        var found = (await titles.Of(rows, columns, stop)).ToDictionary();
        foreach (var filter in request.Filters.Where(f => f.Field.Type is LinkType))
            if (Guid.TryParse(filter.Operand, out var id) && !found.ContainsKey(id))
                found[id] = (await titles.Of(filter.Field.Type.ClrType, [id], stop))[id];
        return LinkTexts.Of(found);
    }
}

/// <summary>Titles of linked records as views show them.</summary>
public static class LinkTexts
{
    public static IReadOnlyDictionary<Guid, LinkText> Of(IReadOnlyDictionary<Guid, LinkedTitle> titles) =>
        titles.Where(t => t.Value.Title is not null).ToDictionary(t => t.Key, t => new LinkText(t.Value.Title!, $"/{t.Value.Plural}/{t.Key}"));
}
