using System.Linq.Expressions;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Permissions;
using Akrab.Web.Lists;
using Akrab.Web.Packs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Records;

/// <summary>There is no such record, or it is not one's own to see: the two are not told apart.</summary>
public sealed class RecordNotFound() : Exception("error.record-not-found");

/// <summary>Reads one record and what belongs to its page.</summary>
public sealed class RecordReader(AkrabDb db, Titles titles, Overlays overlays, IEnumerable<IRecordPanel> panels, IPictures pictures)
{
    private const int RelatedRows = 5;

    /// <summary>The record, to look at.</summary>
    /// <exception cref="RecordNotFound">It is not there, or not to be seen.</exception>
    public async Task<T> See<T>(Guid id, CancellationToken stop) where T : Entity =>
        await db.Set<T>().AsNoTracking().Where(ById<T>(id)).FirstOrDefaultAsync(stop) ?? throw new RecordNotFound();

    /// <summary>Makes sure that it is there, or lies in the bin, and may be seen.</summary>
    /// <exception cref="RecordNotFound">It is not.</exception>
    public async Task SeeEvenBinned<T>(Guid id, CancellationToken stop) where T : Entity
    {
        if (!await db.Binned<T>().AnyAsync(ById<T>(id), stop))
            await See<T>(id, stop);
    }

    /// <summary>Its page.</summary>
    public async Task<RecordModel> Page<T>(Definition<T> definition, Guid id, HttpContext context, CancellationToken stop) where T : Entity
    {
        var record = await db.Set<T>().AsNoTracking().Where(ById<T>(id)).FirstOrDefaultAsync(stop) ?? throw new RecordNotFound();
        var overlay = await overlays.Of(db, stop);
        var fields = overlay.FieldsOf(definition);
        List<RenderFragment> centre = [], side = [];
        foreach (var panel in panels.Where(p => p.IsFor(definition)))
            (panel.IsCentral ? centre : side).Add(await panel.Draw(record, definition, context, stop));

        List<RelatedList> related = [];
        foreach (var one in definition.Related)
            if (await db.Registry.Get(one.Entity).Accept(new RelatedReader(db, titles, overlay, one, record, stop)) is { } list)
                related.Add(list);

        return new RecordModel
        {
            Definition = definition,
            Record = record,
            Fields = fields,
            Links = LinkTexts.Of(await titles.Of([record], fields, stop)),
            Related = related,
            Centre = centre,
            Side = side,
            Picture = definition.HasFace ? await pictures.Of(record, definition, stop) : null,
            CanUncover = db.Acting.Rights.May(Rights.Uncover),
            CanWrite = await db.MayTouch(definition, record, Verb.Change, stop),
            CanDelete = db.Acting.IsWithin(db.Acting.Reaching(definition).Delete, record),
            CanAdminister = db.Acting.CanAdminister,
            CanHandOut = definition.HasFace && AccessPack.MayMake(db.Acting),
            CanErase = definition.HasFace && db.Acting.Rights.May(Rights.Erase) && db.Acting.IsWithin(db.Acting.Reaching(definition).Delete, record),
            MayDo = db.Acting.MayDo,
        };
    }

    /// <summary>A condition on the typed id.</summary>
    public static Expression<Func<T, bool>> ById<T>(Guid id) where T : Entity
    {
        var row = Expression.Parameter(typeof(T), "row");
        var key = Expression.Property(row, "Id");
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(key, Held.Value(Kernel.Fields.LinkType.To(key.Type).Make(id), key.Type)), row);
    }

    private sealed class RelatedReader(AkrabDb db, Titles titles, Overlay overlay, RelatedDefinition related, Entity record, CancellationToken stop) : IEntityVisitor<Task<RelatedList?>>
    {
        public async Task<RelatedList?> Visit<T>(Definition<T> definition) where T : Entity
        {
            var body = related.By.Body is UnaryExpression { Operand: var operand } ? operand : related.By.Body;
            var fields = overlay.FieldsOf(definition);
            if (fields.Find(Kernel.Naming.Camel(((MemberExpression)body).Member.Name)) is not { } link)
                return null;
            var id = Held.Value(((Kernel.Fields.LinkType)link.Type).Make(record.Key), body.Type);
            var linked = Expression.Lambda<Func<T, bool>>(Expression.Equal(body, id), related.By.Parameters);
            var rows = await db.Set<T>().AsNoTracking().Where(linked).OrderByDescending(r => r.CreatedAt).Take(RelatedRows).ToListAsync(stop);
            var canAdd = db.Acting.MayMake(definition) && link.IsWritable;
            var head = definition.Title.IsRequired || definition.Title.IsUnique ? null : fields.Listed.FirstOrDefault(f => f.Type is Kernel.Fields.LinkType && f.Name != link.Name);
            return new RelatedList(definition, fields, definition.Many, rows, $"/{definition.Plural}?{link.Name}={record.Key}",
                canAdd ? $"/{definition.Plural}/new?{link.Name}={record.Key}{InCommon(definition)}" : null, head, head is null || rows.Count == 0 ? new Dictionary<Guid, LinkedTitle>() : await titles.Of(rows, [head], stop));
        }

        /// <summary>What both link to under the same name, as their customer, is filled in.</summary>
        private string InCommon(EntityDefinition other) => string.Concat(db.Registry.Get(record.GetType()).Fields
            .Where(f => f.Type is Kernel.Fields.LinkType && !db.Registry.IsDirectory(f.Type.ClrType) && other.Find(f.Name) is { IsWritable: true } theirs && theirs.Type == f.Type && f.Get(record) is not null)
            .Select(f => $"&{f.Name}={((IEntityId)f.Get(record)!).Value}"));
    }
}
