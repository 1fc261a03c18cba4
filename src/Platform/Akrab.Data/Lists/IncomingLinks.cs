using System.Linq.Expressions;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Lists;

/// <summary>A record that links to another: which field does, and since when it may.</summary>
public sealed record IncomingLink(Guid To, Guid From, Field Field, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>Finds what links to records, whoever may see it: notes, activities, files, people of an organisation.</summary>
public sealed class IncomingLinks(AkrabDb db)
{
    /// <summary>Everything that links to one of these ids, alive or, if wanted, in the bin.</summary>
    public async Task<IReadOnlyList<IncomingLink>> To(Type idType, IReadOnlyCollection<Guid> ids, CancellationToken stop, bool withBin = false)
    {
        List<IncomingLink> found = [];
        foreach (var definition in db.Registry.Entities)
            foreach (var field in definition.Fields.OfType<MemberField>().Where(f => f.Type is LinkType && f.Type.ClrType == idType))
                found.AddRange(await definition.Accept(new Reader(db, field, ids, withBin, stop)));
        return found;
    }

    /// <summary>When a link was last turned to the record it points to; null when the journal does not tell, as for a link made with its record.</summary>
    public async Task<DateTimeOffset?> TurnedAt(IncomingLink link, CancellationToken stop)
    {
        var rows = await db.Set<JournalRow>().AsNoTracking().Where(j => j.Record == link.From && j.Changes != null).OrderByDescending(j => j.Id).ToListAsync(stop);
        return rows.FirstOrDefault(r => Turned(r.Changes!, link))?.At;
    }

    private static bool Turned(string changes, IncomingLink link)
    {
        using var json = System.Text.Json.JsonDocument.Parse(changes);
        return json.RootElement.TryGetProperty(link.Field.Name, out var change)
            && change[1].ValueKind == System.Text.Json.JsonValueKind.String && change[1].GetGuid() == link.To;
    }

    private sealed class Reader(AkrabDb db, MemberField field, IReadOnlyCollection<Guid> ids, bool withBin, CancellationToken stop) : IEntityVisitor<Task<List<IncomingLink>>>
    {
        public async Task<List<IncomingLink>> Visit<T>(Definition<T> definition) where T : Entity
        {
            var row = Expression.Parameter(typeof(T), "row");
            var within = Expression.Lambda<Func<T, bool>>(IdOf.Contains(Replace.In(field.Member, row), field.Type.ClrType, ids), row);
            var records = await db.Set<T>().IgnoreQueryFilters(withBin ? ["rows", "deleted"] : ["rows"]).AsNoTracking().Where(within).ToListAsync(stop);
            return [.. records.Select(r => new IncomingLink(((IEntityId)field.Get(r)!).Value, r.Key, field, r.CreatedAt, r.UpdatedAt))];
        }
    }
}
