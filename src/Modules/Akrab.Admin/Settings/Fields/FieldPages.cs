using Akrab.Admin.Forms;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Settings.Fields;

/// <summary>The fields a company adds to its entities.</summary>
internal static class FieldPages
{
    public static void Map(RouteGroupBuilder fields)
    {
        fields.MapGet("", ShowEntities);
        fields.MapGet("/{plural}", List);
        fields.MapGet("/{plural}/new", New);
        fields.MapPost("/{plural}/new", Add);
        fields.MapGet("/{plural}/{id:guid}", Edit);
        fields.MapPost("/{plural}/{id:guid}", Change);
        fields.MapPost("/{plural}/{id:guid}/move", Move);
        fields.MapGet("/{plural}/{id:guid}/remove", AskRemoval);
        fields.MapPost("/{plural}/{id:guid}/remove", Remove);
    }

    /// <summary>Those entities that people keep lists of.</summary>
    private static IEnumerable<EntityDefinition> Extensible(Registry registry) => registry.Entities.Where(e => e.Area == Kernel.Definitions.Area.Rail);

    private static EntityDefinition? Find(Registry registry, string plural) => Extensible(registry).FirstOrDefault(e => e.Plural == plural);

    private static async Task<IResult> ShowEntities(HttpContext context, Registry registry, Overlays overlays, AkrabDb db, CancellationToken stop)
    {
        var overlay = await overlays.Of(db, stop);
        return context.Page<FieldEntities>(Words.Say("settings.fields"), SettingsPages.Area,
            (nameof(FieldEntities.Entities), Extensible(registry).Select(e => (e, overlay.AddedTo(e).Count)).ToList()));
    }

    private static async Task<IResult> List(string plural, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop) =>
        Find(registry, plural) is { } of
            ? context.Page<FieldList>(of.Many, SettingsPages.Area, (nameof(FieldList.Of), of), (nameof(FieldList.Rows), await fields.Of(of, stop)))
            : Results.NotFound();

    private static IResult New(string plural, HttpContext context, Registry registry) => Find(registry, plural) is { } of
        ? Form(context, StatusCodes.Status200OK, of, null, new FormSheet(("kind", "text"), ("filterable", "true")), [])
        : Results.NotFound();

    private static async Task<IResult> Add(string plural, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop)
    {
        if (Find(registry, plural) is not { } of)
            return Results.NotFound();

        var form = await context.Request.ReadFormAsync(stop);
        var sheet = FormSheet.Of(form);
        var draft = FieldDraft.Read(sheet, form, null);
        if (!sheet.IsGood)
            return Form(context, StatusCodes.Status422UnprocessableEntity, of, null, sheet, draft.Options);

        await fields.Add(of, draft, stop);
        return context.Onward($"/settings/fields/{plural}", Words.Say("settings.fields.added"));
    }

    private static async Task<IResult> Edit(string plural, Guid id, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop)
    {
        if (Find(registry, plural) is not { } of || await fields.Find(of, id, stop) is not { } row)
            return Results.NotFound();

        var labels = CustomFields.LabelsOf(row);
        var sheet = new FormSheet(("label.id", labels.GetValueOrDefault("id")), ("label.en", labels.GetValueOrDefault("en")), ("kind", row.Kind),
            ("filterable", row.IsFilterable ? "true" : "false"), ("required", row.IsRequired ? "true" : "false"));
        var options = CustomFields.OptionsOf(row).Select(o => new ChoiceDraft(o.Key, o.Value.GetValueOrDefault("id", ""), o.Value.GetValueOrDefault("en", ""))).ToList();
        return Form(context, StatusCodes.Status200OK, of, row, sheet, options);
    }

    private static async Task<IResult> Change(string plural, Guid id, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop)
    {
        if (Find(registry, plural) is not { } of || await fields.Find(of, id, stop) is not { } row)
            return Results.NotFound();

        var form = await context.Request.ReadFormAsync(stop);
        var sheet = FormSheet.Of(form);
        var draft = FieldDraft.Read(sheet, form, row);
        if (!sheet.IsGood)
            return Form(context, StatusCodes.Status422UnprocessableEntity, of, row, sheet, draft.Options);

        await fields.Change(row, draft, stop);
        return context.Onward($"/settings/fields/{plural}", Words.Say("record.saved"));
    }

    private static async Task<IResult> Move(string plural, Guid id, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop)
    {
        if (Find(registry, plural) is not { } of)
            return Results.NotFound();

        var form = await context.Request.ReadFormAsync(stop);
        await fields.Move(of, id, form.Text("to") == "up", stop);
        return context.Onward($"/settings/fields/{plural}");
    }

    private static async Task<IResult> AskRemoval(string plural, Guid id, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop) =>
        Find(registry, plural) is { } of && await fields.Find(of, id, stop) is { } row
            ? context.Page<FieldRemoval>(Words.Say("settings.fields.remove"), SettingsPages.Area, (nameof(FieldRemoval.Of), of), (nameof(FieldRemoval.Row), row))
            : Results.NotFound();

    private static async Task<IResult> Remove(string plural, Guid id, HttpContext context, Registry registry, CustomFields fields, CancellationToken stop)
    {
        if (Find(registry, plural) is not { } of || await fields.Find(of, id, stop) is not { } row)
            return Results.NotFound();

        await fields.Remove(row, stop);
        return context.Onward($"/settings/fields/{plural}", Words.Say("settings.fields.removed"));
    }

    private static IResult Form(HttpContext context, int status, EntityDefinition of, CustomFieldRow? row, FormSheet sheet, IReadOnlyList<ChoiceDraft> options) =>
        context.Page<FieldForm>(status, Words.Say(row is null ? "settings.fields.new" : "settings.fields.edit"), SettingsPages.Area,
            (nameof(FieldForm.Of), of), (nameof(FieldForm.Row), row), (nameof(FieldForm.Sheet), sheet), (nameof(FieldForm.Options), options));
}
