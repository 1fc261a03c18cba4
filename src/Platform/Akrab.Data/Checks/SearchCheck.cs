using Akrab.Data.Model;
using Akrab.Data.Search;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Checks;

/// <summary>Everything that can be found is in the search index, and nothing else; what the index says is tried out on up to ten thousand records of an entity.</summary>
internal sealed class SearchCheck : ICheck
{
    private const int TriedOut = 10_000;

    /// <summary>A piece long enough to mean one record, short enough to be asked quickly.</summary>
    private const int LongestPiece = 40;

    private const int ShortestPiece = 3;

    public string Name => "search";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        var searched = room.Registry.Searched.ToList();
        foreach (var definition in searched)
        {
            var (table, kind) = room.TableOf(definition);
            var ofKind = kind is null ? "" : $" AND r.kind = '{kind}'";
            await room.BrokenWhere($"{definition.Name}: it cannot be found",
                $"SELECT r.tenant_id, r.id FROM \"{table}\" r WHERE r.deleted_at IS NULL{ofKind} AND NOT EXISTS (SELECT 1 FROM search_docs d WHERE d.tenant_id = r.tenant_id AND d.record = r.id)", stop);
            await room.BrokenWhere($"{definition.Name}: what is found does not exist",
                $"SELECT d.tenant_id, d.record FROM search_docs d WHERE d.entity = '{definition.Name}' AND NOT EXISTS (SELECT 1 FROM \"{table}\" r WHERE r.tenant_id = d.tenant_id AND r.id = d.record AND r.deleted_at IS NULL{ofKind})", stop);

            var left = TriedOut;
            await definition.Accept(new RecordWalk(room, async (db, of, records) =>
            {
                foreach (var (record, _, _) in records.Where(r => r.Record.DeletedAt is null))
                    if (left-- > 0 && !await IsFound(db, of, record, stop))
                        room.Broken($"{of.Name}: the search index differs from the record", record.TenantId.Value, record.Key);
            }, stop));
        }
    }

    private static async Task<bool> IsFound(AkrabDb db, EntityDefinition definition, Entity record, CancellationToken stop)
    {
        var text = SearchText.Of(definition, record);
        List<IReadOnlyList<string>> pieces = [.. ((string[])[text.Name, text.Phone, text.Email, text.Text]).Where(t => t.Length >= ShortestPiece).Select(t => (string[])[t[..Math.Min(t.Length, LongestPiece)]])];
        if (pieces.Count == 0)
            return true;

        var found = db.Writer.Search.Match(new(record.TenantId, definition.Name, pieces, IsPhone: false, SearchQuestion.All)).OneByOne;
        object id = db.IsPostgres ? record.Key : record.Key.ToByteArray(true);
        var sql = $"SELECT count(*) AS \"Value\" FROM ({found.Text}) found WHERE found.record = {{{found.Values.Length}}}";
        return await db.Database.SqlQueryRaw<long>(sql, [.. found.Values, id]).SingleAsync(stop) > 0;
    }
}
