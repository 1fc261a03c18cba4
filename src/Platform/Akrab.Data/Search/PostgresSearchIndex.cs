using Akrab.Data.Writing;
using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Search;

internal sealed class PostgresSearchIndex : SearchIndex
{
    /// <summary>All that can be found of a record: one text in one index, so that several parts are looked up together.</summary>
    private const string Said = @"name || E'\n' || phone || E'\n' || email || E'\n' || text";

    /// <summary>
    /// What the planner takes for more common than this is common: it knows by a hundred samples how names are spread, of which several must then contain it.
    /// Counting so many by an index takes twenty milliseconds.
    /// </summary>
    private const int Certain = 30_000;

    private static readonly CopyTarget Docs = new("search_docs", ["tenant_id", "record", "entity", "name", "phone", "email", "text"], IsOfRecords: false);

    /// <summary>An index for each entity, so that a search for one does not pass by the matches of all others.</summary>
    public override IReadOnlyList<string> Create(Registry registry) =>
    [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE search_docs (tenant_id uuid NOT NULL, record uuid NOT NULL, entity text NOT NULL, name text COLLATE \"C\" NOT NULL, phone text COLLATE \"C\" NOT NULL, email text COLLATE \"C\" NOT NULL, text text COLLATE \"C\" NOT NULL, PRIMARY KEY (tenant_id, record))",
        """
        CREATE OR REPLACE FUNCTION akrab_about(question text) RETURNS double precision LANGUAGE plpgsql AS $$
        DECLARE plan json;
        BEGIN
            EXECUTE 'EXPLAIN (FORMAT JSON) ' || question INTO plan;
            RETURN (plan->0->'Plan'->>'Plan Rows')::double precision;
        END $$
        """,
        .. registry.Searched.Select(definition => definition.Name).Select(entity => $"CREATE INDEX {IndexOf(entity)} ON search_docs USING gin (({Said}) gin_trgm_ops) WHERE entity = '{entity}'"),
    ];

    public override IEnumerable<string> Objects(Registry registry) => ["search_docs", .. registry.Searched.Select(definition => IndexOf(definition.Name))];

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

    /// <summary>
    /// OFFSET keeps the planner from mixing what the index gives with the question around it, and what is read as text is asked in a way that no index
    /// answers: how many match is counted, while the planner would guess, mostly by far too few.
    /// </summary>
    public override SearchMatch Match(SearchQuestion question, bool isThorough)
    {
        var byText = Occurs(question.Parts, question.Places, part => part, (place, value) => $"strpos(d.{place}, {value}) > 0", question.Tenant.Value);
        var byIndex = Occurs(question.Parts, [Said], part => $"%{Escaped(part)}%", (place, value) => $"({place}) LIKE {value}", byText.Values);
        if (!question.IsAnywhere)
            byIndex = byIndex with { Text = $"{byIndex.Text} AND {byText.Text}" };
        var ours = $"d.tenant_id = {{0}} AND d.entity = '{question.Entity}'";
        var most = $"{{{byIndex.Values.Length}}}";
        var counted = $"SELECT count(*) FROM (SELECT 1 FROM search_docs d WHERE {byIndex.Text} AND {ours} LIMIT {most}) AS found";
        return new(
            byIndex with { Text = $"SELECT d.record FROM search_docs d WHERE {byIndex.Text} AND {ours} OFFSET 0" }, null,
            byText with { Text = $"SELECT d.record FROM search_docs d WHERE {byText.Text} AND {ours}" },
            byIndex with { Text = $"SELECT (CASE WHEN akrab_about({About(question, byText.Values.Length)}) > {Certain} THEN {most} ELSE ({counted}) END)::int AS \"Value\"" });
    }

    /// <summary>The text of a question about all titles that contain the parts.</summary>
    /// <param name="first">The number of the first part among the values.</param>
    private static string About(SearchQuestion question, int first)
    {
        var conditions = question.Parts.Select(alternatives => "(" + string.Join(" OR ", alternatives.Select(_ => "name LIKE %L")) + ")");
        var values = Enumerable.Range(first, question.Parts.Sum(alternatives => alternatives.Count)).Select(i => $"{{{i}}}");
        return $"format('SELECT 1 FROM search_docs WHERE {string.Join(" AND ", conditions)} AND tenant_id = %L AND entity = %L', {string.Join(", ", values)}, {{0}}, '{question.Entity}')";
    }

    private static string IndexOf(string entity) => $"ix_search_docs_{Naming.Snake(entity)}";

    private static string Escaped(string part) => part.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
