using Akrab.Data.Access;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Area = Akrab.Ui.Area;

namespace Akrab.Web.Frame;

/// <summary>A page of a module that has a place in the menu beside the entities' lists.</summary>
public sealed record MenuEntry(string Key, string Word, string Url, string Icon, int Position, Func<Acting, bool>? IsFor = null);

/// <summary>Fills the frame of a page: menu, who is signed in, what can be created.</summary>
public sealed class ShellMaker(Registry registry, IAntiforgery antiforgery, IEnumerable<MenuEntry> entries)
{
    public ShellModel Make(HttpContext context, string? current)
    {
        var membership = context.Features.Get<Membership>();
        var acting = membership?.Acting;
        var inRail = registry.Entities.Where(e => e.Area == Kernel.Definitions.Area.Rail && (acting is null || acting.MayRead(e))).OrderBy(e => e.Position).ToList();
        return new ShellModel
        {
            Areas = [.. Entries(acting, below: 50), .. inRail.Select(e => new Area(e.Name, e.Many, "/" + e.Plural, e.IconName)), .. Entries(acting, below: int.MaxValue, from: 50)],
            Current = current,
            UserName = acting?.Name ?? "",
            UserEmail = membership?.Email,
            CompanyName = membership?.CompanyName ?? "Akrab",
            Language = Words.Language,
            Theme = Preferences.ThemeOf(context),
            AntiforgeryToken = antiforgery.GetAndStoreTokens(context).RequestToken,
            Zone = Kernel.Fields.Clock.Zone,
            Creations = Creations(acting, inRail),
            UserLinks = UserLinks(acting),
            Toasts = Toasts.Take(context),
        };
    }

    private static IReadOnlyList<Creation> Creations(Acting? acting, IEnumerable<Kernel.Definitions.EntityDefinition> inRail)
    {
        List<Creation> offered = acting is null ? [] : [.. inRail.Where(acting.MayMake).Select(e => new Creation(e.One, $"/{e.Plural}/new", e.IconName))];
        return offered.Count == 0 ? offered : [.. offered, new(Words.Say("share.title"), "/share", Icons.Use("qrcode"))];
    }

    private IEnumerable<Area> Entries(Acting? acting, int below, int from = 0) => entries
        .Where(e => e.Position >= from && e.Position < below && (e.IsFor is null || acting is not null && e.IsFor(acting)))
        .OrderBy(e => e.Position).Select(e => new Area(e.Key, Words.Say(e.Word), e.Url, e.Icon));

    private static IReadOnlyList<Creation> UserLinks(Acting? acting) =>
    [
        new(Words.Say("settings.mine"), "/me", Icons.Use("user-circle")),
        new(Words.Say("phone.title"), "/phone", Icons.Use("device-mobile")),
        new(Words.Say("api.title"), "/developers", Icons.Use("code")),
        .. acting is { CanAdminister: true } ? [new Creation(Words.Say("settings.company"), "/settings", Icons.Use("settings"))] : Array.Empty<Creation>(),
    ];
}
