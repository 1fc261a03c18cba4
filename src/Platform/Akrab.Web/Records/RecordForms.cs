using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Api;
using Akrab.Web.Duplicates;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>The forms of records and deeds: shown, read, shown again with what is wrong.</summary>
internal sealed class RecordForms(AkrabDb db, RecordWriter writer, RecordReader reader, Titles titles, TypedLinks typedLinks, Alikes alikes, Receipts receipts, TimeProvider time)
{
    private ReadingContext How => Reading.ByPeople(db.Acting, time);

    public async Task<IResult> New<T>(Definition<T> definition, HttpContext context, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayCreate(definition))
            throw new NotAllowed();

        var fields = await writer.Fields(definition, stop);
        var record = definition.New();
        foreach (var field in fields.Where(f => f.IsWritable && context.Request.Query.ContainsKey(f.Name)))
            try
            {
                field.Set(record, field.Type.Parse(context.Request.Query[field.Name], How));
            }
            catch (UnreadableValue)
            {
                continue;
            }

        return Form(definition, fields, null, new FormState(FormState.InputsOf(fields, record)) { Links = await Links(fields, record, stop) }, context);
    }

    /// <summary>The form of somebody new in which much is filled in already, so that no older draft may come over it.</summary>
    public async Task<IResult> Offer<T>(Definition<T> definition, T record, HttpContext context, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayCreate(definition))
            throw new NotAllowed();

        var fields = await writer.Fields(definition, stop);
        return Form(definition, fields, null, new FormState(FormState.InputsOf(fields, record)) { Links = await Links(fields, record, stop) }, context, isOffer: true);
    }

    public async Task<IResult> Create<T>(Definition<T> definition, HttpContext context, IFormCollection form, CancellationToken stop) where T : Entity
    {
        var fields = await writer.Fields(definition, stop);
        form = await typedLinks.Fill(form, fields.Select(f => (f.Name, f.Type)), stop);
        var draft = definition.New();
        try
        {
            var made = await writer.Create(definition, record => FormReader.Apply(fields, form, record, How), stop, unlessKnown: !form.ContainsKey(AlikeList.Sure));
            return context.Onward($"/{definition.Plural}/{made.Key}", Words.Say("record.created"));
        }
        catch (ProbablyKnown known)
        {
            FormReader.Apply(fields, form, draft, How);
            return Form(definition, fields, null, new FormState(FormReader.Inputs(form)) { Alikes = known.Alikes, Links = await Links(fields, draft, stop) }, context, 409);
        }
        catch (InvalidInput invalid)
        {
            FormReader.Apply(fields, form, draft, How);
            return Form(definition, fields, null, new FormState(FormReader.Inputs(form)) { Problems = invalid.Problems, Links = await Links(fields, draft, stop) }, context, 422);
        }
        catch (BrokenRule broken)
        {
            return Form(definition, fields, null, new FormState(FormReader.Inputs(form)) { Rule = broken.Say(), Links = await Links(fields, draft, stop) }, context, 409);
        }
    }

    /// <summary>Who is already here that may be meant by what was typed so far.</summary>
    public async Task<IResult> Alike<T>(Definition<T> definition, IFormCollection form, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayCreate(definition))
            throw new NotAllowed();

        var draft = (T)definition.New();
        FormReader.Apply(await writer.Fields(definition, stop), form, draft, How);
        return Pages.Fragment<AlikeList>((nameof(AlikeList.Definition), definition), (nameof(AlikeList.Alikes), await alikes.Of(definition, draft, stop)));
    }

    public async Task<IResult> Edit<T>(Definition<T> definition, Guid id, HttpContext context, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayChange(definition))
            throw new NotAllowed();

        var record = await reader.See<T>(id, stop);
        var fields = await writer.Fields(definition, stop);
        return Form(definition, fields, record, new FormState(FormState.InputsOf(fields, record)) { Links = await Links(fields, record, stop) }, context);
    }

    public async Task<IResult> Save<T>(Definition<T> definition, Guid id, HttpContext context, IFormCollection form, CancellationToken stop) where T : Entity
    {
        var fields = await writer.Fields(definition, stop);
        form = await typedLinks.Fill(form, fields.Select(f => (f.Name, f.Type)), stop);
        try
        {
            await writer.Edit(definition, id, FormReader.VersionOf(form), record => FormReader.Apply(fields, form, record, How), stop);
            return context.Onward($"/{definition.Plural}/{id}", Words.Say("record.saved"));
        }
        catch (InvalidInput invalid)
        {
            return await Again(definition, id, fields, form, context, 422, problems: invalid.Problems, stop: stop);
        }
        catch (BrokenRule broken)
        {
            return await Again(definition, id, fields, form, context, 409, rule: broken.Say(), stop: stop);
        }
        catch (StaleVersion)
        {
            return await Again(definition, id, fields, form, context, 409, isStale: true, stop: stop);
        }
    }

    public async Task<IResult> Ask<T>(Definition<T> definition, ActionDefinition action, Guid id, HttpContext context, CancellationToken stop) where T : Entity
    {
        if (!db.Acting.MayDo(action))
            throw new NotAllowed();

        var record = await reader.See<T>(id, stop);
        Dictionary<string, string?> inputs = action.Inputs.Where(i => i is { Type: DateType, IsRequired: true }).ToDictionary(i => i.Name, i => (string?)i.Type.Write(How.Today));
        foreach (var (name, value) in action.Offers(record))
            if (value is not null && action.Inputs.FirstOrDefault(i => i.Name == name) is { } input)
                FormState.Put(inputs, name, input.Type, value);
        return Deed(definition, action, record, new FormState(inputs), context);
    }

    public async Task<IResult> Do<T>(Definition<T> definition, ActionDefinition action, Guid id, HttpContext context, IFormCollection form, CancellationToken stop) where T : Entity
    {
        form = await typedLinks.Fill(form, action.Inputs.Select(i => (i.Name, i.Type)), stop);
        List<FieldProblem> problems = [];
        List<object?> values = [];
        foreach (var input in action.Inputs)
            values.Add(Value(input, form, problems));
        try
        {
            if (problems.Count > 0)
                throw new InvalidInput(problems);
            await receipts.Once<T>(context, Receipts.BodyOf(form), row => writer.Do(definition, action, id, null, action.Gather(values), stop, row));
            var back = $"/{definition.Plural}/{id}";
            return context.Request.Query.ContainsKey("stay") ? Pages.See(back) : context.Onward(back, Words.Say("action.done", ("action", action.Label)));
        }
        catch (InvalidInput invalid)
        {
            return Deed(definition, action, await reader.See<T>(id, stop), new FormState(FormReader.Inputs(form)) { Problems = invalid.Problems }, context, 422);
        }
        catch (BrokenRule broken)
        {
            return Deed(definition, action, await reader.See<T>(id, stop), new FormState(FormReader.Inputs(form)) { Rule = broken.Say() }, context, 409);
        }
    }

    private object? Value(InputField input, IFormCollection form, List<FieldProblem> problems)
    {
        try
        {
            var value = FormReader.Read(input.Name, input.Type, form, How);
            if (value is null && input.IsRequired)
                problems.Add(new FieldProblem(input.Name, "error.required"));
            return value;
        }
        catch (UnreadableValue unreadable)
        {
            problems.Add(new FieldProblem(input.Name, unreadable.Key, unreadable.Places));
            return null;
        }
    }

    private async Task<IResult> Again<T>(Definition<T> definition, Guid id, FieldSet fields, IFormCollection form, HttpContext context, int status,
        IReadOnlyList<FieldProblem>? problems = null, string? rule = null, bool isStale = false, CancellationToken stop = default) where T : Entity
    {
        db.ChangeTracker.Clear();
        var record = await reader.See<T>(id, stop);
        var typed = record.Copy();
        FormReader.Apply(fields, form, typed, How);
        var state = new FormState(FormReader.Inputs(form)) { Problems = problems ?? [], Rule = rule, Links = await Links(fields, typed, stop) };
        return Form(definition, fields, record, state, context, status, isStale);
    }

    private static IResult Form<T>(Definition<T> definition, FieldSet fields, T? record, FormState state, HttpContext context, int status = 200, bool isStale = false, bool isOffer = false) where T : Entity
    {
        var path = "/" + definition.Plural + (record is null ? "" : $"/{record.Key}");
        var title = record is null ? definition.Say("form.new") : definition.TitleOf(record);
        return context.Page<RecordForm>(status, title, definition.Name,
            (nameof(RecordForm.Definition), definition), (nameof(RecordForm.Fields), fields), (nameof(RecordForm.Form), state),
            (nameof(RecordForm.Title), title), (nameof(RecordForm.Action), path), (nameof(RecordForm.BackUrl), path),
            (nameof(RecordForm.BackText), record is null ? definition.Many : definition.TitleOf(record)),
            (nameof(RecordForm.Draft), record is null && !isOffer ? definition.Name + ".new" : null),
            (nameof(RecordForm.Version), record?.Version ?? 0), (nameof(RecordForm.Theirs), isStale ? record : null));
    }

    private static IResult Deed<T>(Definition<T> definition, ActionDefinition action, T record, FormState state, HttpContext context, int status = 200) where T : Entity =>
        context.Page<ActionForm>(status, action.Label, definition.Name,
            (nameof(ActionForm.Action), action), (nameof(ActionForm.RecordTitle), definition.TitleOf(record)),
            (nameof(ActionForm.BackUrl), $"/{definition.Plural}/{record.Key}"), (nameof(ActionForm.Form), state), (nameof(ActionForm.IsDialog), context.IsFragment()));

    private async Task<IReadOnlyDictionary<Guid, Ui.Fields.LinkText>> Links(FieldSet fields, Entity record, CancellationToken stop) =>
        LinkTexts.Of(await titles.Of([record], fields, stop));
}
