using System.Security.Cryptography;
using System.Text;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Search;

/// <summary>
/// Keeps the folded text of each record beside an index of which letters in threes occur in it. The index knows neither their order nor
/// the place (a third of the size, and quicker to write), so that what it gives is compared with the text.
/// </summary>
internal sealed class SqliteSearchIndex : SearchIndex
{
    private const int Three = 3, TellingLetters = 8;

    /// <summary>The numbers of the texts of one entity of one company follow one another, so that a search passes by all others.</summary>
    private const long PerStretch = 1L << 40, Stretches = 1L << 22;

    public override IReadOnlyList<string> Create(Registry registry) =>
    [
        "CREATE TABLE search_docs (doc INTEGER PRIMARY KEY, tenant_id BLOB NOT NULL, record BLOB NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (tenant_id, record))",
        "CREATE VIRTUAL TABLE search_text USING fts5(said, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1')",
    ];

    public override IEnumerable<string> Objects(Registry registry) => ["search_docs", "search_text"];

    public override IEnumerable<Statement> Put(TenantId tenant, string entity, Guid record, SearchText text, bool isNew)
    {
        var said = new Parameter(string.Join('\n', text.Name, text.Phone, text.Email, text.Text), "TEXT");
        if (isNew)
        {
            yield return Doc(tenant, entity, record, text, "");
            yield return new("INSERT INTO search_text (rowid, said) VALUES (last_insert_rowid(), $1)", [said]);
            yield break;
        }

        yield return Unindex(tenant, record);
        yield return Doc(tenant, entity, record, text, " ON CONFLICT (tenant_id, record) DO UPDATE SET name = excluded.name, phone = excluded.phone, email = excluded.email, text = excluded.text");
        yield return new("INSERT INTO search_text (rowid, said) SELECT doc, $1 FROM search_docs WHERE tenant_id = $2 AND record = $3", [said, Blob(tenant.Value), Blob(record)]);
    }

    public override IEnumerable<Statement> Remove(TenantId tenant, Guid record)
    {
        yield return Unindex(tenant, record);
        yield return new("DELETE FROM search_docs WHERE tenant_id = $1 AND record = $2", [Blob(tenant.Value), Blob(record)]);
    }

    public override SearchMatch Match(SearchQuestion question, bool isThorough)
    {
        var first = Stretch(question.Tenant, question.Entity);
        var threes = string.Join(" AND ", question.Parts.Select(alternatives => $"({string.Join(" OR ", alternatives.Select(a => $"({Threes(a, question, isThorough)})"))})"));
        object[] found = [threes, first, first + PerStretch];
        const string index = "search_text MATCH {0} AND rowid > {1} AND rowid < {2}";
        var stands = Occurs(question.Parts, question.Places, part => part, (place, value) => $"instr(d.{place}, {value}) > 0", [.. found, question.Tenant.Value.ToByteArray(true)]);
        var ours = $"{stands.Text} AND d.tenant_id = {{3}} AND d.entity = '{question.Entity}'";
        return new(
            stands with { Text = $"SELECT d.record FROM (SELECT rowid AS doc FROM search_text WHERE {index}) t JOIN search_docs d ON d.doc = t.doc WHERE {ours}" },
            stands with { Text = $"SELECT d.record FROM search_docs d WHERE d.doc IN (SELECT rowid FROM search_text WHERE {index}) AND {ours}" },
            stands with { Text = $"SELECT d.record FROM search_docs d WHERE {ours}" },
            new($"SELECT count(*) AS \"Value\" FROM (SELECT 1 FROM search_text WHERE {index} LIMIT {{{found.Length}}})", found));
    }

    /// <summary>
    /// Letters in threes side by side, and the last ones: all that overlap take longer and mostly say little more of what is compared
    /// anyway. A phone goes without its first three, which half of all have.
    /// </summary>
    private static string Threes(string part, SearchQuestion question, bool isThorough)
    {
        string[] letters = [.. part.EnumerateRunes().Select(r => r.ToString())];
        var (first, step) = isThorough ? (0, 1) : (question.IsPhone && letters.Length >= TellingLetters ? Three : 0, Three);
        var starts = Enumerable.Range(0, letters.Length).Where(i => i >= first && i % step == 0 && i + Three <= letters.Length).Append(letters.Length - Three).Distinct();
        return string.Join(" AND ", starts.Select(i => $"\"{string.Concat(letters[i..(i + Three)]).Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    /// <summary>Where the numbers of an entity of a company begin. Two that share a stretch only pass by each other's texts.</summary>
    private static long Stretch(TenantId tenant, string entity) =>
        (BitConverter.ToUInt32(SHA256.HashData([.. tenant.Value.ToByteArray(true), .. Encoding.UTF8.GetBytes(entity)])) % Stretches) * PerStretch;

    private static Statement Doc(TenantId tenant, string entity, Guid record, SearchText text, string otherwise) => new(
        "INSERT INTO search_docs (doc, tenant_id, record, entity, name, phone, email, text) VALUES ((SELECT coalesce(max(doc), $1) + 1 FROM search_docs WHERE doc >= $1 AND doc < $2), $3, $4, $5, $6, $7, $8, $9)" + otherwise,
        [
            new(Stretch(tenant, entity), "INTEGER"), new(Stretch(tenant, entity) + PerStretch, "INTEGER"),
            Blob(tenant.Value), Blob(record), new(entity, "TEXT"), new(text.Name, "TEXT"), new(text.Phone, "TEXT"), new(text.Email, "TEXT"), new(text.Text, "TEXT"),
        ]);

    private static Statement Unindex(TenantId tenant, Guid record) => new(
        "DELETE FROM search_text WHERE rowid = (SELECT doc FROM search_docs WHERE tenant_id = $1 AND record = $2)", [Blob(tenant.Value), Blob(record)]);

    private static Parameter Blob(Guid id) => new(id.ToByteArray(true), "BLOB");
}
