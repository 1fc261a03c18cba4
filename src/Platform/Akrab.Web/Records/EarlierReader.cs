using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Lists;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>Reads a record as it was at the end of a day, from the change journal.</summary>
public sealed class EarlierReader(AkrabDb db, RecordReader reader, AsItWas earlier, Titles titles, Overlays overlays, TimeProvider time)
{
    /// <summary>The part of the address that names the day: <c>?on=2026-03-03</c>.</summary>
    public const string Day = "on";

    /// <exception cref="RecordNotFound">It is not there today, or not to be seen.</exception>
    /// <exception cref="UnreadableValue">That is no day.</exception>
    public async Task<IResult> Show<T>(Definition<T> definition, Guid id, string day, HttpContext context, CancellationToken stop) where T : Entity
    {
        var on = new DateType().Parse(day, Reading.ByPeople(db.Acting, time)) is DateOnly parsed ? parsed : throw new UnreadableValue("error.not-a-date");
        var record = await reader.See<T>(id, stop);
        var fields = (await overlays.Of(db, stop)).FieldsOf(definition);
        var model = await earlier.On(definition, record, on, stop) is { } then
            ? new RecordModel { Definition = definition, Record = db.AsSeen(then), Fields = fields, Links = LinkTexts.Of(await titles.Of([then], fields, stop)) }
            : null;
        return context.Page<EarlierPage>(Words.Say("record.history"), definition.Name,
            (nameof(EarlierPage.Title), definition.TitleOf(record)), (nameof(EarlierPage.Path), $"/{definition.Plural}/{id}"), (nameof(EarlierPage.Day), on), (nameof(EarlierPage.Model), model));
    }
}
