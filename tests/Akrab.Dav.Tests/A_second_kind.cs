using System.Net;
using System.Xml.Linq;
using Akrab.Testing;
using Akrab.Web.Dav;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Akrab.Dav.Tests.DavClient;

namespace Akrab.Dav.Tests;

/// <summary>A module brings a kind of collection of its own; the protocol serves it beside the address books.</summary>
public sealed class A_second_kind
{
    private static readonly XNamespace Space = "urn:test:diary";

    [Fact]
    public async Task It_is_found_listed_read_written_and_followed_like_the_first()
    {
        await using var app = await TestApp.Start(more: services => services.AddSingleton<IDavHome, Diary>());
        using var phone = await Of(app);
        var principal = (await phone.Propfind("/dav/", 0, "<D:current-user-principal/>"))[D + "current-user-principal"]!;
        var home = (await phone.Propfind(principal, 0, "<K:diary-home-set xmlns:K='urn:test:diary'/>"))[Space + "diary-home-set"]!;
        var book = (await phone.Propfind(home, 1, "<D:resourcetype/>")).Hrefs[1];

        Assert.Equal(HttpStatusCode.Created, (await phone.Put(book + "1", "Senin")).Status);
        Assert.Equal("Senin", (await phone.Get(book + "1")).Text);
        Assert.Equal([book, book + "1"], (await phone.Propfind(book, 1, "<D:getetag/>")).Hrefs);
        var got = await phone.Report(book, $"<K:diary-multiget xmlns:K='urn:test:diary' xmlns:D='DAV:'><D:prop><K:diary-data/></D:prop><D:href>{book}1</D:href></K:diary-multiget>");
        Assert.Equal("Senin", got[Space + "diary-data"]);
        Assert.Equal([book + "1"], (await phone.Sync(book: book)).Hrefs);
        Assert.Contains("diary", (await phone.Send("OPTIONS", book, null)).Response.Headers.GetValues("DAV").Single(), StringComparison.Ordinal);
    }

    /// <summary>Days with a line each, in memory.</summary>
    private sealed class Diary : DavCollection, IDavHome
    {
        private readonly SortedDictionary<string, string> _days = [];

        public DavKind Kind { get; } = new("diaries", Space, "diary")
        {
            Feature = "diary",
            MediaType = "text/vcard",
            Data = Space + "diary-data",
            Supported = [],
        };

        public IReadOnlyList<DavCollection> Collections => [this];

        public override string Name => "diary";

        public override string Title => "Diary";

        public override string Description => "Days";

        public override bool MayWrite => true;

        public override bool MayDelete => true;

        public override Task<string> Token(CancellationToken stop) => Task.FromResult($"{_days.Count}");

        public override IAsyncEnumerable<DavItem> All(bool withText, CancellationToken stop) => _days.Keys.Select(Day).ToAsyncEnumerable();

        public override Task<IReadOnlyList<DavItem>> Find(IReadOnlyCollection<string> names, CancellationToken stop) => Task.FromResult<IReadOnlyList<DavItem>>([.. names.Where(_days.ContainsKey).Select(Day)]);

        public override async Task<DavChanges> Since(string? token, int? limit, CancellationToken stop) => new([.. _days.Keys.Select(Day)], [], await Token(stop), false);

        public override Func<DavItem, bool> Matching(XElement query) => _ => true;

        public override string Show(DavItem item, XElement? asked) => item.Text();

        public override Task<DavStored> Put(string name, string text, DavCondition condition, CancellationToken stop)
        {
            condition.Demand(_days.ContainsKey(name) ? Day(name) : null);
            var isNew = !_days.ContainsKey(name);
            _days[name] = text;
            return Task.FromResult(new DavStored(isNew, Day(name).Tag));
        }

        public override Task Delete(string name, DavCondition condition, CancellationToken stop) => _days.Remove(name) ? Task.CompletedTask : throw new DavProblem(StatusCodes.Status404NotFound);

        private DavItem Day(string name) => new(name, $"{_days[name].Length}", () => _days[name]);
    }
}
