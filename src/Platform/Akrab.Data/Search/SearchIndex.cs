using Akrab.Data.Writing;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Search;

/// <summary>What is looked for: every part, in one of its forms, in one of the places, in the records of one entity of one company.</summary>
internal sealed record SearchQuestion(TenantId Tenant, string Entity, IReadOnlyList<IReadOnlyList<string>> Parts, IReadOnlyList<string> Places)
{
    public static readonly IReadOnlyList<string> Everywhere = ["name", "phone", "email", "text"];

    public static readonly IReadOnlyList<string> PhoneOnly = ["phone"];
}

/// <summary>The same question put in several ways, each the quickest for some number of matches; each gives the records.</summary>
/// <param name="OneByOne">The matches as the index gives them.</param>
/// <param name="Gathered">All matches gathered first, to ask of many records whether they are among them; null where nothing is gained by it.</param>
/// <param name="ByText">Asked of one record after the other: its text is read.</param>
/// <param name="Size">How many matches the index gives about, up to a number that is still to be added to the values.</param>
internal sealed record SearchMatch(Sql OneByOne, Sql? Gathered, Sql ByText, Sql Size);

/// <summary>A question in SQL; <c>{0}…</c> in it are the values.</summary>
internal sealed record Sql(string Text, params object[] Values);

/// <summary>How one database keeps and asks the search index.</summary>
internal abstract class SearchIndex
{
    /// <summary>The statements that make the tables and indexes.</summary>
    /// <param name="entities">The names of the entities that are searched.</param>
    public abstract IReadOnlyList<string> Create(IEnumerable<string> entities);

    /// <summary>The names of what these make.</summary>
    public abstract IEnumerable<string> Objects(IEnumerable<string> entities);

    public abstract IEnumerable<Statement> Put(TenantId tenant, string entity, Guid record, SearchText text, bool isNew);

    public abstract IEnumerable<Statement> Remove(TenantId tenant, Guid record);

    /// <param name="isThorough">Whether the index is to rule out all it can, which takes longer.</param>
    public abstract SearchMatch Match(SearchQuestion question, bool isThorough = false);

    /// <summary>The condition that each part, in one of its forms, stands in one of the places; values that are there already are counted first.</summary>
    protected static Sql Occurs(SearchQuestion question, Func<string, string> valueOf, Func<string, string, string> stands, params IReadOnlyList<object> before)
    {
        List<object> values = [.. before];
        return new(string.Join(" AND ", question.Parts.Select(alternatives => "(" + string.Join(" OR ", alternatives.SelectMany(a =>
        {
            values.Add(valueOf(a));
            return question.Places.Select(place => stands(place, $"{{{values.Count - 1}}}"));
        })) + ")")), [.. values]);
    }
}
