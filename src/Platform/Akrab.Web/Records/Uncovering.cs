using Akrab.Data.Access;
using Akrab.Data.Keys;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Kernel.Values;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>Shows the whole of a value that is kept locked, and notes who saw it before they see it.</summary>
public sealed class Uncovering(AkrabDb db, RecordReader reader, Overlays overlays, Vault vault, Readings readings)
{
    /// <summary>The field and the whole of its value.</summary>
    /// <exception cref="NotAllowed">The task of uncovering is not theirs.</exception>
    /// <exception cref="RecordNotFound">There is nothing locked in such a field that they may see.</exception>
    public async Task<(Field Field, T Record, string Value)> Take<T>(Definition<T> definition, Guid id, string name, CancellationToken stop) where T : Entity
    {
        var record = await reader.See<T>(id, stop);
        if (!db.Acting.Rights.May(Rights.Uncover))
            throw new NotAllowed();
        if ((await overlays.Of(db, stop)).Find(definition, name) is not { Type: SecretType } field || field.Get(record) is not Secret secret)
            throw new RecordNotFound();

        var value = await vault.Open(db, secret, stop);
        await readings.Note(Readings.Uncover, definition, id, 1, field.Name, stop);
        return (field, record, value);
    }

    internal async Task<IResult> Show<T>(Definition<T> definition, Guid id, string name, HttpContext context, CancellationToken stop) where T : Entity
    {
        var (field, record, value) = await Take(definition, id, name, stop);
        context.Response.Headers.CacheControl = "no-cache, no-store";
        return context.Page<UncoveredPage>(field.Label, definition.Name, (nameof(UncoveredPage.Label), field.Label), (nameof(UncoveredPage.Value), value),
            (nameof(UncoveredPage.BackUrl), $"/{definition.Plural}/{id}"), (nameof(UncoveredPage.Title), definition.TitleOf(record)));
    }
}
