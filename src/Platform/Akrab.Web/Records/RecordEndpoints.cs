using Akrab.Data.Merging;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Access;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Records;

/// <summary>The page and the forms of every record.</summary>
internal sealed class RecordEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        var group = pages.MapGroup("/" + definition.Plural);
        group.OnGet("/new", (HttpContext context, RecordForms forms, CancellationToken stop) => forms.New(definition, context, stop));
        group.OnPost("", (HttpContext context, IFormCollection form, RecordForms forms, CancellationToken stop) => forms.Create(definition, context, form, stop));
        group.OnGet("/{id:guid}", (Guid id, HttpContext context, RecordReader reader, Merger merger, CancellationToken stop) => Show(definition, id, context, reader, merger, stop));
        group.OnGet("/{id:guid}/edit", (Guid id, HttpContext context, RecordForms forms, CancellationToken stop) => forms.Edit(definition, id, context, stop));
        group.OnPost("/{id:guid}", (Guid id, HttpContext context, IFormCollection form, RecordForms forms, CancellationToken stop) => forms.Save(definition, id, context, form, stop));
        group.OnGet("/{id:guid}/fields/{field}", (Guid id, string field, HttpContext context, EditInPlace places, CancellationToken stop) => places.Ask(definition, id, field, context, stop));
        group.OnPost("/{id:guid}/fields/{field}", (Guid id, string field, HttpContext context, IFormCollection form, EditInPlace places, CancellationToken stop) => places.Save(definition, id, field, context, form, stop));
        group.OnPost("/{id:guid}/delete", (Guid id, HttpContext context, IFormCollection _, RecordWriter writer, CancellationToken stop) => Delete(definition, id, context, writer, stop));
        group.OnGet("/{id:guid}/restore", (Guid id, HttpContext context, RecordReader records, CancellationToken stop) => AskRestoring(definition, id, context, records, stop));
        group.OnPost("/{id:guid}/restore", (Guid id, HttpContext context, IFormCollection _, RecordWriter writer, CancellationToken stop) => Restore(definition, id, context, writer, stop));
        group.OnGet("/{id:guid}/history", (Guid id, HttpContext context, HistoryReader history, EarlierReader earlier, CancellationToken stop) =>
            context.Request.Query[EarlierReader.Day] is [{ Length: > 0 } day] ? earlier.Show(definition, id, day, context, stop) : history.Show(definition, id, context, stop));
        group.OnPost("/{id:guid}/history/{change:guid}/undo", (Guid id, Guid change, HttpContext context, IFormCollection _, RecordWriter writer, CancellationToken stop) => Undo(definition, id, change, context, writer, stop));
        if (definition.Fields.Any(f => f.Type is SecretType))
            group.OnPost("/{id:guid}/uncover/{field}", (Guid id, string field, HttpContext context, IFormCollection _, Uncovering uncovering, CancellationToken stop) => uncovering.Show(definition, id, field, context, stop));
        group.OnGet("/{id:guid}/access", (Guid id, HttpContext context, AccessReader access, CancellationToken stop) => access.Show(definition, id, context, stop));
        foreach (var action in definition.Actions)
        {
            group.OnGet($"/{{id:guid}}/{action.Name}", (Guid id, HttpContext context, RecordForms forms, CancellationToken stop) => forms.Ask(definition, action, id, context, stop));
            group.OnPost($"/{{id:guid}}/{action.Name}", (Guid id, HttpContext context, IFormCollection form, RecordForms forms, CancellationToken stop) => forms.Do(definition, action, id, context, form, stop));
        }

        return true;
    }

    private static async Task<IResult> Show<T>(Definition<T> definition, Guid id, HttpContext context, RecordReader reader, Merger merger, CancellationToken stop) where T : Entity
    {
        try
        {
            var model = await reader.Page(definition, id, context, stop);
            return context.Page<RecordPage>(model.Title, definition.Name, (nameof(RecordPage.Model), model));
        }
        catch (RecordNotFound)
        {
            // An old link to somebody who was merged leads to the one who stayed.
            if (await merger.Survivor(id, stop) is not { } survivor)
                throw;
            return Pages.See($"/{definition.Plural}/{survivor}");
        }
    }

    private static async Task<IResult> Undo<T>(Definition<T> definition, Guid id, Guid change, HttpContext context, RecordWriter writer, CancellationToken stop) where T : Entity
    {
        await writer.Undo(definition, id, change, stop);
        return context.Onward($"/{definition.Plural}/{id}/history", Words.Say("history.undone"));
    }

    private static async Task<IResult> Delete<T>(Definition<T> definition, Guid id, HttpContext context, RecordWriter writer, CancellationToken stop) where T : Entity
    {
        await writer.Delete(definition, id, null, stop);
        return context.Onward("/" + definition.Plural, Words.Say("record.deleted"), $"/{definition.Plural}/{id}/restore");
    }

    private static async Task<IResult> AskRestoring<T>(Definition<T> definition, Guid id, HttpContext context, RecordReader records, CancellationToken stop) where T : Entity
    {
        await records.SeeEvenBinned<T>(id, stop);
        return context.Page<RestorePage>(definition.One, definition.Name, (nameof(RestorePage.Action), $"/{definition.Plural}/{id}/restore"));
    }

    private static async Task<IResult> Restore<T>(Definition<T> definition, Guid id, HttpContext context, RecordWriter writer, CancellationToken stop) where T : Entity
    {
        await writer.Restore(definition, id, stop);
        return context.Onward($"/{definition.Plural}/{id}", Words.Say("record.restored"));
    }
}
