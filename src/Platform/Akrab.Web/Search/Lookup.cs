using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Sessions;

namespace Akrab.Web.Search;

/// <summary>A record that was found: enough to show it and to go there.</summary>
public sealed record Hit(EntityDefinition Definition, Guid Id, string Title, string? Detail)
{
    public string Url => $"/{Definition.Plural}/{Id}";
}

/// <summary>Finds records of any entity by what somebody typed.</summary>
public sealed class Lookup(AkrabDb db, Finder finder, Overlays overlays, TimeProvider time)
{
    /// <summary>The best few of each of these entities, names that begin so first.</summary>
    public async Task<IReadOnlyList<Hit>> Find(IEnumerable<EntityDefinition> among, string typed, int limit, CancellationToken stop)
    {
        List<Hit> hits = [];
        var overlay = await overlays.Of(db, stop);
        foreach (var definition in among)
            hits.AddRange(await definition.Accept(new Searching(finder, overlay, typed, limit, Reading.ByPeople(db.Acting, time), stop)));
        return hits;
    }

    /// <summary>The entities that the search everywhere looks through.</summary>
    public IEnumerable<EntityDefinition> Everywhere => db.Registry.Entities.Where(d => d is { Area: Area.Rail, Title.IsSearched: true }).OrderBy(d => d.Position);

    private sealed class Searching(Finder finder, Overlay overlay, string typed, int limit, ReadingContext how, CancellationToken stop) : IEntityVisitor<Task<IReadOnlyList<Hit>>>
    {
        /// <summary>So many are ranked to find the best; more where nothing is indexed for it.</summary>
        private const int Ranked = 24, LookedThrough = 100;

        /// <summary>The rank of a title in which no word begins as typed.</summary>
        private const int Other = 3;

        public async Task<IReadOnlyList<Hit>> Visit<T>(Definition<T> definition) where T : Entity
        {
            var isSearched = definition.Title.IsSearched && typed.Length > 0;
            var request = new ListRequest { Search = isSearched ? typed : null, Limit = isSearched ? Ranked : typed.Length == 0 ? limit : LookedThrough, How = how };
            var rows = (await finder.Page(definition, request, stop)).Rows;
            var folded = Kernel.Values.Fold.Text(typed);
            return [.. rows.Select(r => (Row: r, Title: definition.TitleOf(r)))
                .Where(r => isSearched || Rank(Kernel.Values.Fold.Text(r.Title), folded) < Other)
                .OrderBy(r => Rank(Kernel.Values.Fold.Text(r.Title), folded)).ThenBy(r => r.Title, StringComparer.Ordinal).Take(limit)
                .Select(r => new Hit(definition, r.Row.Key, r.Title, Detail(overlay.FieldsOf(definition), r.Row)))];
        }

        private static int Rank(string title, string folded) =>
            title == folded ? 0 : title.StartsWith(folded, StringComparison.Ordinal) ? 1 : (" " + title).Contains(" " + folded, StringComparison.Ordinal) ? 2 : Other;

        private static string? Detail(FieldSet fields, Entity record) => fields.Listed.Skip(1)
            .Where(f => f.Type is not (LinkType or ComputedType or TagsType)).Select(f => f.Type.Format(f.Get(record))).Where(t => t.Length > 0).Take(2).ToArray() is { Length: > 0 } details
            ? string.Join(" · ", details)
            : null;
    }
}
