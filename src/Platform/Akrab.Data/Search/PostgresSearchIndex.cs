using Akrab.Data.Writing;
using Akrab.Kernel;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Search;

internal sealed class PostgresSearchIndex : SearchIndex
{
    private static readonly CopyTarget Docs = new("search_docs", ["tenant_id", "record", "entity", "name", "phone", "email", "text"], IsOfRecords: false);

    /// <summary>An index for each entity, so that a search for one does not pass by the matches of all others.</summary>
    public override IReadOnlyList<string> Create(IEnumerable<string> entities) =>
    [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE search_docs (tenant_id uuid NOT NULL, record uuid NOT NULL, entity text NOT NULL, name text COLLATE \"C\" NOT NULL, phone text COLLATE \"C\" NOT NULL, email text COLLATE \"C\" NOT NULL, text text COLLATE \"C\" NOT NULL, PRIMARY KEY (tenant_id, record))",
        .. entities.Select(entity => $"CREATE INDEX {IndexOf(entity)} ON search_docs USING gin (name gin_trgm_ops, phone gin_trgm_ops, email gin_trgm_ops, text gin_trgm_ops) WHERE entity = '{entity}'"),
    ];

    public override IEnumerable<string> Objects(IEnumerable<string> entities) => ["search_docs", .. entities.Select(IndexOf)];

    public override IEnumerable<Statement> Put(TenantId tenant, string entity, Guid record, SearchText text, bool isNew)
    {
        yield return new(
            "INSERT INTO search_docs (tenant_id, record, entity, name, phone, email, text) VALUES ($1, $2, $3, $4, $5, $6, $7)"
            + (isNew ? "" : " ON CONFLICT (tenant_id, record) DO UPDATE SET name = excluded.name, phone = excluded.phone, email = excluded.email, text = excluded.text"),
            [new(tenant.Value, "uuid"), new(record, "uuid"), new(entity, "text"), new(text.Name, "text"), new(text.Phone, "text"), new(text.Email, "text"), new(text.Text, "text")])
        { Into = isNew ? Docs : null };
    }

    public override IEnumerable<Statement> Remove(TenantId tenant, Guid record)
    {
        yield return new("DELETE FROM search_docs WHERE tenant_id = $1 AND record = $2", [new(tenant.Value, "uuid"), new(record, "uuid")]);
    }

    public override SearchMatch Match(SearchQuestion question, bool isThorough)
    {
        var stands = Occurs(question, part => $"%{Escaped(part)}%", (place, value) => $"{place} LIKE {value}", question.Tenant.Value);
        var found = $"FROM search_docs d WHERE {stands.Text} AND d.tenant_id = {{0}} AND d.entity = '{question.Entity}'";
        var byText = stands with { Text = "SELECT d.record " + found };

        // OFFSET keeps the planner from mixing this with the question around it: it takes all parts for much more common than they are together.
        return new(byText with { Text = byText.Text + " OFFSET 0" }, null, byText,
            stands with { Text = $"SELECT count(*)::int AS \"Value\" FROM (SELECT 1 {found} LIMIT {{{stands.Values.Length}}}) AS found" });
    }

    private static string IndexOf(string entity) => $"ix_search_docs_{Naming.Snake(entity)}";

    private static string Escaped(string part) => part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
