using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>One field of a record, edited where it stands on the page. Without a script, the whole form is the way.</summary>
internal sealed class EditInPlace(AkrabDb db, RecordWriter writer, RecordReader reader, RecordForms forms, Titles titles, TypedLinks typedLinks, IPictures pictures, TimeProvider time)
{
    /// <summary>The editor of the field.</summary>
    public async Task<IResult> Ask<T>(Definition<T> definition, Guid id, string name, HttpContext context, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayChange(definition))
            throw new NotAllowed();

        var record = await reader.See<T>(id, stop);
        var fields = await writer.Fields(definition, stop);
        var field = Writable(fields, name);
        context.Response.Headers.Vary = "HX-Request";
        if (!context.IsFragment())
            return Pages.See($"/{definition.Plural}/{id}/edit#f-{name}");

        return await Place(definition, fields, field, record, FormState.InputsOf([field], record), record, stop);
    }

    /// <summary>Saves the field alone.</summary>
    public async Task<IResult> Save<T>(Definition<T> definition, Guid id, string name, HttpContext context, IFormCollection form, CancellationToken stop) where T : Entity
    {
        var fields = await writer.Fields(definition, stop);
        var field = Writable(fields, name);
        if (!context.IsFragment())
            return await forms.Save(definition, id, context, form, stop);

        form = await typedLinks.Fill(form, [(field.Name, field.Type)], stop);
        try
        {
            var record = await writer.Edit(definition, id, FormReader.VersionOf(form), r => FormReader.Apply([field], form, r, Reading.ByPeople(db.Acting, time)), stop);
            return Pages.Fragment<FieldSaved>((nameof(FieldSaved.Definition), definition), (nameof(FieldSaved.Fields), fields), (nameof(FieldSaved.Path), $"/{definition.Plural}/{id}"),
                (nameof(FieldSaved.Picture), definition.HasFace ? await pictures.Of(record, definition, stop) : null), (nameof(FieldSaved.Field), field), (nameof(FieldSaved.Record), record), (nameof(FieldSaved.Links), LinkTexts.Of(await titles.Of([record], [field], stop))));
        }
        catch (InvalidInput invalid)
        {
            return await Again(definition, id, fields, field, form, StatusCodes.Status422UnprocessableEntity, stop, problems: invalid.Problems);
        }
        catch (BrokenRule broken)
        {
            return await Again(definition, id, fields, field, form, StatusCodes.Status409Conflict, stop, rule: broken.Say());
        }
        catch (StaleVersion)
        {
            return await Again(definition, id, fields, field, form, StatusCodes.Status409Conflict, stop, isStale: true);
        }
    }

    private static Field Writable(IReadOnlyList<Field> fields, string name) => fields.FirstOrDefault(f => f.Name == name && f.IsEditable) ?? throw new RecordNotFound();

    private async Task<IResult> Again<T>(Definition<T> definition, Guid id, IReadOnlyList<Field> fields, Field field, IFormCollection form, int status, CancellationToken stop,
        IReadOnlyList<FieldProblem>? problems = null, string? rule = null, bool isStale = false) where T : Entity
    {
        db.ChangeTracker.Clear();
        var record = await reader.See<T>(id, stop);
        var typed = record.Copy();
        FormReader.Apply([field], form, typed, Reading.ByPeople(db.Acting, time));
        return await Place(definition, fields, field, record, FormReader.Inputs(form), typed, stop, status, problems, rule, isStale);
    }

    private async Task<IResult> Place(EntityDefinition definition, IReadOnlyList<Field> fields, Field field, Entity record, Dictionary<string, string?> inputs, Entity typed, CancellationToken stop,
        int status = StatusCodes.Status200OK, IReadOnlyList<FieldProblem>? problems = null, string? rule = null, bool isStale = false)
    {
        var links = LinkTexts.Of(await titles.Of([record, typed], [field], stop));
        return Pages.Fragment<FieldPlace>(status, (nameof(FieldPlace.Path), $"/{definition.Plural}/{record.Key}"), (nameof(FieldPlace.Field), field), (nameof(FieldPlace.Fields), fields),
            (nameof(FieldPlace.Record), record), (nameof(FieldPlace.Links), links), (nameof(FieldPlace.IsStale), isStale),
            (nameof(FieldPlace.Form), new FormState(inputs) { Problems = problems ?? [], Rule = rule, Links = links }));
    }
}
