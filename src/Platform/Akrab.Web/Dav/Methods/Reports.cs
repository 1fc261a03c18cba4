using System.Globalization;
using System.Xml.Linq;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Methods;

/// <summary>REPORT of a collection: some items by address, some by a filter (RFC 6352, 8), or what has changed (RFC 6578).</summary>
internal sealed class Reports
{
    /// <summary>A query that finds more is cut.</summary>
    private const int MostFound = 5_000;

    public async Task Answer(HttpContext context, DavAddress address, DavPlace place)
    {
        var question = await DavBody.Question(context) ?? throw new DavProblem(StatusCodes.Status400BadRequest);
        var kind = place.Home!.Kind;
        Func<Asked, Task> report = question.Name switch
        {
            var name when name == kind.Multiget => Multiget,
            var name when name == kind.Query => Query,
            var name when name == DavXml.Dav + "sync-collection" => Sync,
            _ => throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Dav + "supported-report"),
        };
        await report(new Asked(context, address, kind, place.Collection!, question));
    }

    private static async Task Multiget(Asked about)
    {
        List<(string Href, string? Name)> wanted = [.. about.Question.Elements(DavXml.Dav + "href").Select(href => (href.Value.Trim(), about.NameIn(href.Value)))];
        var found = (await about.Collection.Find([.. wanted.Select(w => w.Name).OfType<string>().Distinct()], about.Stop)).ToDictionary(item => item.Name);
        await using var answer = Multistatus.Begin(about.Context);
        foreach (var (href, name) in wanted.DistinctBy(w => w.Name ?? w.Href))
            if (name is not null && found.GetValueOrDefault(name) is { } item)
                await about.Tell(answer, item);
            else
                await answer.Status(href, StatusCodes.Status404NotFound);
        await answer.End();
    }

    private static async Task Query(Asked about)
    {
        var fits = about.Collection.Matching(about.Question);
        var most = Math.Min(MostFound, about.Limit(about.Kind.Space) ?? MostFound);
        await using var answer = Multistatus.Begin(about.Context);
        var count = 0;
        await foreach (var item in about.Collection.All(withText: true, about.Stop))
        {
            if (!fits(item))
                continue;
            if (count++ == most)
            {
                await about.TellCut(answer);
                break;
            }

            await about.Tell(answer, item);
        }

        await answer.End();
    }

    private static async Task Sync(Asked about)
    {
        if (about.Question.Element(DavXml.Dav + "sync-level")?.Value.Trim() is not ("1" or "infinite" or null))
            throw new DavProblem(StatusCodes.Status400BadRequest);

        var changes = await about.Collection.Since(Properties.ReadToken(about.Question.Element(DavXml.Dav + "sync-token")?.Value), about.Limit(DavXml.Dav), about.Stop);
        await using var answer = Multistatus.Begin(about.Context);
        foreach (var item in changes.Changed)
            await about.Tell(answer, item);
        foreach (var name in changes.Gone)
            await answer.Status(about.Address.Of(about.Kind, about.Collection, name), StatusCodes.Status404NotFound);
        if (changes.IsCut)
            await about.TellCut(answer);
        answer.Add(new XElement(DavXml.Dav + "sync-token", Properties.Write(changes.Token)));
        await answer.End();
    }

    /// <summary>What is asked, of which collection.</summary>
    private sealed class Asked(HttpContext context, DavAddress address, DavKind kind, DavCollection collection, XElement question)
    {
        private readonly AskedProperties _asked = AskedProperties.Of(question, context.Request);
        private readonly Properties _properties = new(address, context.Features.Get<Membership>()!, context.RequestAborted);

        public HttpContext Context => context;

        public DavAddress Address => address;

        public DavKind Kind => kind;

        public DavCollection Collection => collection;

        public XElement Question => question;

        public CancellationToken Stop => context.RequestAborted;

        /// <summary>The name of an item of this collection; null for an address that leads elsewhere.</summary>
        public string? NameIn(string href) => address.Find(href) is { Level: DavLevel.Item } place && place.Collection == collection ? place.Name : null;

        /// <exception cref="DavProblem">It is no limit.</exception>
        public int? Limit(XNamespace space) => question.Element(space + "limit")?.Element(space + "nresults")?.Value is not { } typed ? null
            : int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit
            : throw new DavProblem(StatusCodes.Status400BadRequest);

        public Task Tell(Multistatus answer, DavItem item) => _asked.Answer(answer, address.Of(kind, collection, item.Name), _properties.Of(kind, collection, item, _asked[kind.Data]));

        /// <summary>There would have been more (RFC 6578, 3.6; RFC 6352, 8.6.1).</summary>
        public Task TellCut(Multistatus answer) => answer.Status(address.Of(kind, collection), StatusCodes.Status507InsufficientStorage,
            new XElement(DavXml.Dav + "error", new XElement(DavXml.Dav + "number-of-matches-within-limits")));
    }
}
