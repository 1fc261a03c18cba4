using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Search;

/// <summary>What is looked for in the records of one entity of one company: every part, in one of its forms, in one of the places; a phone, among phones alone.</summary>
internal sealed record SearchQuestion(TenantId Tenant, string Entity, IReadOnlyList<IReadOnlyList<string>> Parts, bool IsPhone, IReadOnlyList<string> Places)
{
    /// <summary>Whether the index, which knows no places, answers it alone.</summary>
    public bool IsAnywhere => Places.Count == All.Count;

    /// <summary>All places.</summary>
    public static readonly IReadOnlyList<string> All = [SearchText.NamePlace, SearchText.PhonePlace, SearchText.EmailPlace, SearchText.TextPlace];
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
    public abstract IReadOnlyList<string> Create(Registry registry);

    /// <summary>The names of what these make.</summary>
    public abstract IEnumerable<string> Objects(Registry registry);

    public abstract IEnumerable<Statement> Put(TenantId tenant, string entity, Guid record, SearchText text, bool isNew);

    public abstract IEnumerable<Statement> Remove(TenantId tenant, Guid record);

    /// <param name="isThorough">Whether the index is to rule out all it can, which takes longer.</param>
    public abstract SearchMatch Match(SearchQuestion question, bool isThorough = false);

    /// <summary>The condition that each part, in one of its forms, stands in one of the places; values that are there already are counted first.</summary>
    protected static Sql Occurs(IReadOnlyList<IReadOnlyList<string>> parts, IReadOnlyList<string> places, Func<string, string> valueOf, Func<string, string, string> stands, params IReadOnlyList<object> before)
    {
        List<object> values = [.. before];
        return new(string.Join(" AND ", parts.Select(alternatives => "(" + string.Join(" OR ", alternatives.SelectMany(a =>
        {
            values.Add(valueOf(a));
            return places.Select(place => stands(place, $"{{{values.Count - 1}}}"));
        })) + ")")), [.. values]);
    }
}
