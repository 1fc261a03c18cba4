using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Export;
using Akrab.Web.Packs;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Api;

/// <summary>Answers the calls about the records of one entity.</summary>
internal sealed class ApiRecords(AkrabDb db, Finder finder, Titles titles, Overlays overlays, RecordReader reader, RecordWriter writer, Receipts receipts, TimeProvider time)
{
    private ReadingContext How => Reading.ByMachines(db.Acting, time);

    public async Task List<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var stop = context.RequestAborted;
        var overlay = await overlays.Of(db, stop);
        var page = await finder.Page(definition, ApiQuery.Read(definition, overlay, context.Request.Query, How), stop);
        var shape = RecordJson.Of(definition, overlay);
        var linked = await titles.Of(page.Rows, shape.Fields, stop);
        await context.Answer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            foreach (var record in page.Rows)
                shape.Write(json, record, linked);
            json.WriteEndArray();
            json.WriteString("next", page.Next);
            json.WriteEndObject();
        });
    }

    public async Task Export(EntityDefinition definition, ExportFormat format, HttpContext context)
    {
        var request = ApiQuery.Read(definition, await overlays.Of(db, context.RequestAborted), context.Request.Query, How);
        await (await ExportEndpoints.Send(definition, format, request, context)).ExecuteAsync(context);
    }

    public async Task HandOut<T>(Definition<T> definition, HttpContext context) where T : Entity =>
        await (await context.RequestServices.GetRequiredService<AccessPack>().Send(definition, IdOf(context), context)).ExecuteAsync(context);

    public async Task One<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var record = await reader.See<T>(IdOf(context), context.RequestAborted);
        if (context.Request.Query[EarlierReader.Day] is [{ Length: > 0 } day])
        {
            await Answer(definition, await ApiHistory.Of(context).On(definition, record, day, context.RequestAborted), StatusCodes.Status200OK, context, isNow: false);
            return;
        }

        context.Mark(record);
        if (context.Request.Headers.IfNoneMatch == context.Response.Headers.ETag)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            await Answer(definition, record, StatusCodes.Status200OK, context);
    }

    public async Task Create<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var stop = context.RequestAborted;
        var bytes = await JsonBody.Bytes(context, JsonBody.Largest);
        using var body = JsonBody.ParseObject(bytes);
        var overlay = await overlays.Of(db, stop);
        var record = await receipts.Once<T>(context, bytes, row => writer.Create(definition, made => JsonFields.Apply(body.RootElement, definition, overlay, made, How), stop, row, ApiQuery.RefusesDuplicates(context.Request.Query)));
        context.Response.Headers.Location = $"{ApiSetup.Root}/{definition.Plural}/{record.Key}";
        await Answer(definition, record, StatusCodes.Status201Created, context);
    }

    public async Task Patch<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var (id, stop) = (IdOf(context), context.RequestAborted);
        var version = Precondition.Of(context.Request);
        using var body = JsonBody.ParseObject(await JsonBody.Bytes(context, JsonBody.Largest));
        var overlay = await overlays.Of(db, stop);
        await Unless<T>(definition, id, context, async () =>
            await Answer(definition, await writer.Edit(definition, id, version, found => JsonFields.Apply(body.RootElement, definition, overlay, found, How), stop), StatusCodes.Status200OK, context));
    }

    public Task Delete<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var (id, version) = (IdOf(context), Precondition.Of(context.Request));
        return Unless<T>(definition, id, context, async () =>
        {
            await writer.Delete(definition, id, version, context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        });
    }

    public async Task Do<T>(Definition<T> definition, ActionDefinition action, HttpContext context) where T : Entity
    {
        var (id, stop) = (IdOf(context), context.RequestAborted);
        var version = context.Request.Headers.IfMatch.Count > 0 ? Precondition.Of(context.Request) : null;
        var bytes = await JsonBody.Bytes(context, JsonBody.Largest);
        using var body = bytes.IsEmpty ? null : JsonBody.ParseObject(bytes);
        var input = action.Gather(JsonFields.Gather(body?.RootElement, action, How));
        await Unless<T>(definition, id, context, async () =>
            await Answer(definition, await receipts.Once<T>(context, bytes, row => writer.Do(definition, action, id, version, input, stop, row)), StatusCodes.Status200OK, context));
    }

    public async Task Uncover<T>(Definition<T> definition, HttpContext context) where T : Entity
    {
        var (_, _, value) = await context.RequestServices.GetRequiredService<Uncovering>().Take(definition, IdOf(context), (string)context.Request.RouteValues["field"]!, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await context.Answer(StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject();
            json.WriteString("value", value);
            json.WriteEndObject();
        });
    }

    public async Task Undo<T>(Definition<T> definition, HttpContext context) where T : Entity =>
        await Answer(definition, await ApiHistory.Of(context).Undo(definition, context), StatusCodes.Status200OK, context);

    /// <summary>Does it, or answers with the record as it is now when somebody else was first.</summary>
    private async Task Unless<T>(Definition<T> definition, Guid id, HttpContext context, Func<Task> deed) where T : Entity
    {
        try
        {
            await deed();
        }
        catch (StaleVersion stale)
        {
            var stop = context.RequestAborted;
            db.ChangeTracker.Clear();
            var now = await reader.See<T>(id, stop);
            var shape = RecordJson.Of(definition, await overlays.Of(db, stop));
            var linked = await titles.Of([now], shape.Fields, stop);
            context.Mark(now);
            await (Problem.Of(stale)! with
            {
                More = json =>
                {
                    json.WritePropertyName("current");
                    shape.Write(json, now, linked);
                },
            }).Answer(context);
        }
    }

    private async Task Answer<T>(Definition<T> definition, T record, int status, HttpContext context, bool isNow = true) where T : Entity
    {
        var shape = RecordJson.Of(definition, await overlays.Of(db, context.RequestAborted));
        var linked = await titles.Of([record], shape.Fields, context.RequestAborted);
        if (isNow)
            context.Mark(record);
        await context.Answer(status, json => shape.Write(json, record, linked));
    }

    public static Guid IdOf(HttpContext context) =>
        Guid.TryParse((string?)context.Request.RouteValues["id"], out var id) ? id : throw new RecordNotFound();
}
