using System.Buffers.Text;
using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Notices.Push;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Notices.Pages;

/// <summary>Of what one is told, how, and on which devices.</summary>
internal static class SettingsPages
{
    public const string Home = NoticePages.Home + "/settings", Devices = NoticePages.Home + "/devices";

    private const int MostDevices = 20, LongestEndpoint = 1000;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home, Show);
        pages.MapPost(Home, Save);
        pages.MapPost(Devices, Add);
        pages.MapPost(Devices + "/{id:guid}/forget", Forget);
    }

    public static string BoxOf(NoticeKind kind, Ways way) => $"{Naming.Kebab(kind.ToString())}.{Naming.Kebab(way.ToString())}";

    private static async Task<IResult> Show(HttpContext context, AkrabDb db, ServerKey key, IPost post, CancellationToken stop)
    {
        var me = db.Me;
        var choices = await db.Set<NoticeChoiceRow>().AsNoTracking().Where(c => c.Member == me).ToDictionaryAsync(c => c.Kind, c => c.Ways, stop);
        var devices = await db.Set<DeviceRow>().AsNoTracking().Where(d => d.Member == me).OrderBy(d => d.AddedAt).ToListAsync(stop);
        return context.Page<NoticeSettings>(Words.Say("notice.settings"), "notices", (nameof(NoticeSettings.Choices), choices), (nameof(NoticeSettings.Devices), devices),
            (nameof(NoticeSettings.Key), key.Public), (nameof(NoticeSettings.CanMail), await post.CanSend(stop)));
    }

    private static async Task<IResult> Save(HttpContext context, AkrabDb db, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var me = (MemberId)db.Me!;
        var known = await db.Set<NoticeChoiceRow>().AsTracking().Where(c => c.Member == me).ToDictionaryAsync(c => c.Kind, stop);
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            var ways = ((Ways[])[Ways.Program, Ways.Push, Ways.Mail]).Where(way => form[BoxOf(kind, way)] == "true").Aggregate(Ways.None, (all, way) => all | way);
            if (known.TryGetValue(kind, out var choice))
                choice.Ways = ways;
            else
                db.Add(new NoticeChoiceRow { Member = me, Kind = kind, Ways = ways });
        }

        await db.SaveChangesAsync(stop);
        return context.Onward(Home, Words.Say("record.saved"));
    }

    /// <summary>A browser has subscribed; one that is known already takes the place of itself, whoever used it before.</summary>
    private static async Task<IResult> Add(HttpContext context, AkrabDb db, TimeProvider time, CancellationToken stop)
    {
        var form = await context.Request.ReadFormAsync(stop);
        var (endpoint, key, secret) = (form["endpoint"].ToString(), form["p256dh"].ToString(), form["auth"].ToString());
        if (!IsEndpoint(endpoint) || BytesOf(key) is not { } point || !PushMessage.IsPoint(point) || BytesOf(secret) is not { Length: 16 })
            throw new BrokenRule("notice.no-device");

        var me = (MemberId)db.Me!;
        var known = await db.Set<DeviceRow>().AsTracking().Where(d => d.Member == me || d.Endpoint == endpoint).OrderBy(d => d.AddedAt).ToListAsync(stop);
        db.RemoveRange(known.Where(d => d.Endpoint == endpoint));
        db.RemoveRange(known.Where(d => d.Member == me && d.Endpoint != endpoint).SkipLast(MostDevices - 1));
        db.Add(new DeviceRow
        {
            Id = Uuid7.Next(),
            Member = me,
            Name = BrowserName.Of(context.Request.Headers.UserAgent),
            Endpoint = endpoint,
            PublicKey = key,
            Secret = secret,
            Origin = context.Origin(),
            AddedAt = time.Now(),
        });
        await db.SaveChangesAsync(stop);
        return context.Onward(Home, Words.Say("notice.device-added"));
    }

    private static async Task<IResult> Forget(Guid id, HttpContext context, AkrabDb db, CancellationToken stop)
    {
        var me = db.Me;
        if (await db.Set<DeviceRow>().AsTracking().FirstOrDefaultAsync(d => d.Id == id && d.Member == me, stop) is not { } device)
            return Results.NotFound();

        db.Remove(device);
        await db.SaveChangesAsync(stop);
        return context.Onward(Home, Words.Say("notice.device-forgotten"));
    }

    private static bool IsEndpoint(string text) => text.Length <= LongestEndpoint && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0;

    private static byte[]? BytesOf(string text)
    {
        try
        {
            return text.Length <= 200 ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

/// <summary>What a person calls a browser.</summary>
internal static class BrowserName
{
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")],
        Systems = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Of(string? agent) => string.Join(", ", ((string?[])[Find(Browsers, agent) ?? "Browser", Find(Systems, agent)]).OfType<string>());

    private static string? Find((string Mark, string Name)[] known, string? agent) => known.FirstOrDefault(k => agent?.Contains(k.Mark, StringComparison.Ordinal) == true).Name;
}
