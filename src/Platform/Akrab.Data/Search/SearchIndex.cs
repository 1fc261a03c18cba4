using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Data.Search;

/// <summary>
/// What can be found of a record, folded, in four places that permissions tell apart. Any part of three letters or digits finds it:
/// both databases index trigrams.
/// </summary>
public sealed record SearchText(string Name, string Phone, string Email, string Text)
{
    private const int Longest = 4_000;

    public static readonly SearchText None = new("", "", "", "");

    public static SearchText Of(EntityDefinition definition, Entity record)
    {
        List<string> name = [], phone = [], email = [], text = [];
        foreach (var field in definition.Fields)
        {
            if (!field.IsSearched || field.Get(record) is not { } value)
                continue;

            switch (field.Type)
            {
                case PhonesType or PhoneType:
                    phone.AddRange(field.Type.Keys(value).Select(k => Fold.Digits(k.Text!)));
                    break;
                case EmailsType or EmailType:
                    email.AddRange(field.Type.Keys(value).Select(k => k.Text!));
                    break;
                case TextType when field is MemberField { MemberName: var member } && (field == definition.Title || member.EndsWith("Name", StringComparison.Ordinal)):
                    name.Add(Fold.Text((string)value));
                    break;
                default:
                    text.Add(Fold.Text(field.Type.Format(value)));
                    break;
            }
        }

        return new SearchText(Join(name), Join(phone), Join(email), Join(text));
    }

    private static string Join(List<string> parts) => parts.Count switch
    {
        0 => "",
        1 => Cut(parts[0]),
        _ => Cut(string.Join(' ', parts)),
    };

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}

/// <summary>The condition that every part occurs in one of the places.</summary>
/// <param name="From">Where matches are looked for by the index, <c>search_docs d</c> among them.</param>
/// <param name="ByIndex">The condition on it.</param>
/// <param name="Among">The same as a condition on <c>search_docs d</c>, which gathers all matches first.</param>
/// <param name="OfOne">The same asked of the text of one row of <c>search_docs d</c>.</param>
internal sealed record SearchMatch(string From, Condition ByIndex, Condition Among, Condition OfOne);

/// <summary>A condition in SQL; <c>{0}…</c> in it are the values.</summary>
internal sealed record Condition(string Sql, params object[] Values);

/// <summary>How one database keeps and asks the search index.</summary>
internal abstract class SearchIndex
{
    /// <summary>The statements that make the tables and indexes.</summary>
    public abstract IReadOnlyList<string> Create { get; }

    public abstract IEnumerable<Statement> Put(TenantId tenant, string entity, Guid record, SearchText text, bool isNew);

    public abstract IEnumerable<Statement> Remove(TenantId tenant, Guid record);

    /// <summary>
    /// Up to the first number, matches are looked up one by one; up to the second, records are walked in the order of the list, each asked
    /// whether it is among all matches; where there are still more, the text of each is read until a page is full. Nothing for PostgreSQL,
    /// which decides that for itself; SQLite does not know how much an index of words will find.
    /// </summary>
    public virtual (int Few, int Many)? Bounds => null;

    /// <summary>Whether there are more matches than this, whoever may see them.</summary>
    public virtual string IsMore(SearchMatch match, int than) => throw new NotSupportedException();

    public abstract SearchMatch Match(IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places);

    /// <summary>Each part, in one of its forms, stands in one of the places.</summary>
    protected static Condition Occurs(IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places, Func<string, string> valueOf, Func<string, string, string> stands)
    {
        List<object> values = [];
        return new(string.Join(" AND ", parts.Select(alternatives => "(" + string.Join(" OR ", alternatives.SelectMany(a =>
        {
            values.Add(valueOf(a));
            return places.Select(place => stands(place, $"{{{values.Count - 1}}}"));
        })) + ")")), [.. values]);
    }
}

internal sealed class SqliteSearchIndex : SearchIndex
{
    public override (int Few, int Many)? Bounds => (500, 10_000);

    public override string IsMore(SearchMatch match, int than) => $"SELECT count(*) > {than} AS \"Value\" FROM (SELECT 1 FROM search_text t WHERE {match.ByIndex.Sql} LIMIT {than + 1})";

    public override IReadOnlyList<string> Create { get; } =
    [
        "CREATE TABLE search_docs (doc INTEGER PRIMARY KEY, tenant_id BLOB NOT NULL, record BLOB NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (tenant_id, record))",
        "CREATE VIRTUAL TABLE search_text USING fts5(name, phone, email, text, content='', contentless_delete=1, tokenize='trigram case_sensitive 1')",
    ];

    public override IEnumerable<Statement> Put(TenantId tenant, string entity, Guid record, SearchText text, bool isNew)
    {
        if (isNew)
        {
            yield return Doc(tenant, entity, record, text, "");
            yield return new("INSERT INTO search_text (rowid, name, phone, email, text) VALUES (last_insert_rowid(), $1, $2, $3, $4)",
                [new(text.Name, "TEXT"), new(text.Phone, "TEXT"), new(text.Email, "TEXT"), new(text.Text, "TEXT")]);
            yield break;
        }

        yield return Unindex(tenant, record);
        yield return Doc(tenant, entity, record, text, " ON CONFLICT (tenant_id, record) DO UPDATE SET name = excluded.name, phone = excluded.phone, email = excluded.email, text = excluded.text");
        yield return new("INSERT INTO search_text (rowid, name, phone, email, text) SELECT doc, $1, $2, $3, $4 FROM search_docs WHERE tenant_id = $5 AND record = $6",
            [new(text.Name, "TEXT"), new(text.Phone, "TEXT"), new(text.Email, "TEXT"), new(text.Text, "TEXT"), Blob(tenant.Value), Blob(record)]);
    }

    public override IEnumerable<Statement> Remove(TenantId tenant, Guid record)
    {
        yield return Unindex(tenant, record);
        yield return new("DELETE FROM search_docs WHERE tenant_id = $1 AND record = $2", [Blob(tenant.Value), Blob(record)]);
    }

    private static Statement Doc(TenantId tenant, string entity, Guid record, SearchText text, string otherwise) => new(
        "INSERT INTO search_docs (tenant_id, record, entity, name, phone, email, text) VALUES ($1, $2, $3, $4, $5, $6, $7)" + otherwise,
        [Blob(tenant.Value), Blob(record), new(entity, "TEXT"), new(text.Name, "TEXT"), new(text.Phone, "TEXT"), new(text.Email, "TEXT"), new(text.Text, "TEXT")]);

    private static Statement Unindex(TenantId tenant, Guid record) => new(
        "DELETE FROM search_text WHERE rowid = (SELECT doc FROM search_docs WHERE tenant_id = $1 AND record = $2)", [Blob(tenant.Value), Blob(record)]);

    public override SearchMatch Match(IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places)
    {
        var query = string.Join(" AND ", parts.Select(alternatives =>
            $"{{{string.Join(' ', places)}}} : ({string.Join(" OR ", alternatives.Select(a => $"\"{a.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))})"));
        return new("search_text t JOIN search_docs d ON d.doc = t.rowid", new("t.search_text MATCH {0}", query), new("d.doc IN (SELECT rowid FROM search_text WHERE search_text MATCH {0})", query),
            Occurs(parts, places, a => a, (place, value) => $"instr(d.{place}, {value}) > 0"));
    }

    private static Parameter Blob(Guid id) => new(id.ToByteArray(true), "BLOB");
}

internal sealed class PostgresSearchIndex : SearchIndex
{
    private static readonly CopyTarget Docs = new("search_docs", ["tenant_id", "record", "entity", "name", "phone", "email", "text"], IsOfRecords: false);

    public override IReadOnlyList<string> Create { get; } =
    [
        "CREATE EXTENSION IF NOT EXISTS pg_trgm",
        "CREATE TABLE search_docs (tenant_id uuid NOT NULL, record uuid NOT NULL, entity text NOT NULL, name text COLLATE \"C\" NOT NULL, phone text COLLATE \"C\" NOT NULL, email text COLLATE \"C\" NOT NULL, text text COLLATE \"C\" NOT NULL, PRIMARY KEY (tenant_id, record))",
        "CREATE INDEX ix_search_docs_trigrams ON search_docs USING gin (name gin_trgm_ops, phone gin_trgm_ops, email gin_trgm_ops, text gin_trgm_ops)",
    ];

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

    public override SearchMatch Match(IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places)
    {
        var where = Occurs(parts, places, a => "%" + a.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%", (place, value) => $"d.{place} LIKE {value}");
        return new("search_docs d", where, where, where);
    }
}
