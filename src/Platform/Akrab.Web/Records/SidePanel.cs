using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>Where a panel stands: the address of the record's page, its title, and whether the member may change it.</summary>
public sealed record PanelPlace(string Path, string Title, bool CanWrite)
{
    /// <summary>Where a deed of the record is asked for; null when one may not do it.</summary>
    public string? Deed(string name) => CanWrite ? $"{Path}/{name}" : null;
}

/// <summary>A card at the side of the pages of all records with one kind of id; a descendant says what it shows.</summary>
public abstract class SidePanel<TId, TCard>(AkrabDb db) : IRecordPanel where TCard : IComponent
{
    public bool IsCentral => false;

    protected AkrabDb Db => db;

    public bool IsFor(EntityDefinition definition) => definition.IdType == typeof(TId);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var shown = await Show(record, new PanelPlace($"/{definition.Plural}/{record.Key}", definition.TitleOf(record), await db.MayTouch(definition, record, Verb.Change, stop)), stop);
        return builder =>
        {
            builder.OpenComponent<TCard>(0);
            builder.AddMultipleAttributes(1, shown.Select(s => KeyValuePair.Create(s.Name, s.Value!)));
            builder.CloseComponent();
        };
    }

    /// <summary>The parameters of the card.</summary>
    protected abstract Task<(string Name, object? Value)[]> Show(Entity record, PanelPlace place, CancellationToken stop);
}
