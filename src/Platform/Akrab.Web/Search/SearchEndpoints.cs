using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Regions;
using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Web.Access;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Search;

/// <summary>Search everywhere, the command palette, and the boxes that find a record while one types.</summary>
internal static class SearchEndpoints
{
    private const int PaletteHits = 6;
    private const int PageHits = 30;
    private const int LookupHits = 8;
    private const int LongestQuestion = 200;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/search", (string? q, HttpContext context, Lookup lookup, AkrabDb db, CancellationToken stop) => Page(Asked(q), context, lookup, db, stop));
        pages.MapGet("/parts/palette", (string? q, string? at, Lookup lookup, VerbReader verbs, AkrabDb db, IEnumerable<MenuEntry> entries, CancellationToken stop) => Palette(Asked(q), at, lookup, verbs, db, entries, stop));
        pages.MapGet("/parts/regions", (string? q, Regions regions) => Pages.Fragment<PlaceOptions>((nameof(PlaceOptions.Places), regions.Find(Asked(q), LookupHits))));
        pages.MapGet("/parts/lookup/{idType}", (string idType, string? q, Lookup lookup, Registry registry, CancellationToken stop) => Options(idType, Asked(q), lookup, registry, stop));
    }

    private static string Asked(string? q) => q is null ? "" : q.Length > LongestQuestion ? q[..LongestQuestion] : q.Trim();

    private static async Task<IResult> Page(string q, HttpContext context, Lookup lookup, AkrabDb db, CancellationToken stop)
    {
        var hits = q.Length == 0 ? [] : await lookup.Find(lookup.Everywhere, q, PageHits, stop);
        return context.Page<SearchPage>(Words.Say("search.title"), null, (nameof(SearchPage.Typed), q), (nameof(SearchPage.Hits), hits), (nameof(SearchPage.GlassUrl), db.Acting.Rights.May(Rights.BreakGlass) ? GlassPages.Path : null));
    }

    private static async Task<IResult> Palette(string q, string? at, Lookup lookup, VerbReader verbs, AkrabDb db, IEnumerable<MenuEntry> entries, CancellationToken stop)
    {
        var hits = q.Length == 0 ? [] : await lookup.Find(lookup.Everywhere, q, PaletteHits, stop);
        return Pages.Fragment<PaletteHits>((nameof(Search.PaletteHits.Typed), q), (nameof(Search.PaletteHits.Hits), hits),
            (nameof(Search.PaletteHits.Here), await verbs.At(at, stop) is { } here ? here with { Verbs = [.. here.Verbs.Where(v => Fits(v.Text, q))] } : null),
            (nameof(Search.PaletteHits.Commands), Commands(db.Registry, db.Acting, entries).Where(c => Fits(c.Text, q)).ToList()));
    }

    private static IEnumerable<(string Text, string Url, string Icon, bool IsCreation)> Commands(Registry registry, Acting acting, IEnumerable<MenuEntry> entries)
    {
        var inRail = registry.Entities.Where(e => e.Area == Area.Rail && acting.MayRead(e)).OrderBy(e => e.Position).ToList();
        foreach (var entity in inRail.Where(acting.MayCreate))
            yield return (entity.Say("form.new"), $"/{entity.Plural}/new", entity.IconName, true);
        foreach (var entity in inRail)
            yield return (entity.Many, "/" + entity.Plural, entity.IconName, false);
        if (acting.Rights.May(Rights.BreakGlass))
            yield return (Words.Say("glass.title"), GlassPages.Path, Ui.Icons.Use("lock-open"), false);
        foreach (var entry in entries.Where(e => e.IsFor is null || e.IsFor(acting)).OrderBy(e => e.Position))
            yield return (Words.Say(entry.Word), entry.Url, entry.Icon, false);
    }

    private static bool Fits(string text, string q) => q.Length == 0 || Kernel.Values.Fold.Text(text).Contains(Kernel.Values.Fold.Text(q), StringComparison.Ordinal);

    private static async Task<IResult> Options(string idType, string q, Lookup lookup, Registry registry, CancellationToken stop)
    {
        var among = registry.Entities.Where(e => Naming.Kebab(e.IdType.Name) == idType).ToList();
        return among.Count == 0
            ? Results.NotFound()
            : Pages.Fragment<LookupHits>((nameof(Search.LookupHits.Hits), await lookup.Find(among, q, LookupHits, stop)));
    }
}
