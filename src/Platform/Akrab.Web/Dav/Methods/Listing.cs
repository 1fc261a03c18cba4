using System.Xml.Linq;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Methods;

/// <summary>PROPFIND: the properties of a place and of what lies in it (RFC 4918, 9.1).</summary>
internal sealed class Listing
{
    public async Task Find(HttpContext context, DavAddress address, DavPlace place)
    {
        var stop = context.RequestAborted;
        var isDeep = IsDeep(context.Request);
        var question = await DavBody.Question(context);
        if (question is not null && question.Name != DavXml.Dav + "propfind")
            throw new DavProblem(StatusCodes.Status400BadRequest);
        var asked = AskedProperties.Of(question, context.Request);
        var properties = new Properties(address, context.Features.Get<Membership>()!, stop);

        if (place is { Level: DavLevel.Item, Home.Kind: var kind, Collection: { } within })
        {
            var item = (await within.Find([place.Name!], stop)) is [var only] ? only : throw new DavProblem(StatusCodes.Status404NotFound);
            await using var one = Multistatus.Begin(context);
            await asked.Answer(one, address.Of(kind, within, item.Name), properties.Of(kind, within, item, asked[kind.Data]));
            await one.End();
            return;
        }

        await using var answer = Multistatus.Begin(context);
        await asked.Answer(answer, AddressOf(address, place), Of(properties, place));
        if (isDeep)
            foreach (var child in Below(address, place))
                await asked.Answer(answer, AddressOf(address, child), Of(properties, child));
        if (isDeep && place is { Level: DavLevel.Collection, Home.Kind: var theirs, Collection: { } collection })
            await foreach (var item in collection.All(asked[theirs.Data] is not null, stop))
                await asked.Answer(answer, address.Of(theirs, collection, item.Name), properties.Of(theirs, collection, item, asked[theirs.Data]));
        await answer.End();
    }

    /// <summary>PROPPATCH: every property is ours to keep, and each is refused by itself (RFC 4918, 9.2).</summary>
    public async Task Refuse(HttpContext context, DavAddress address, DavPlace place)
    {
        if (await DavBody.Question(context) is not { } question || question.Name != DavXml.Dav + "propertyupdate")
            throw new DavProblem(StatusCodes.Status400BadRequest);
        var names = question.Elements().Elements(DavXml.Dav + "prop").Elements().Select(e => e.Name).Distinct().ToList();
        await using var answer = Multistatus.Begin(context);
        await answer.Properties(AddressOf(address, place), [], names, StatusCodes.Status403Forbidden);
        await answer.End();
    }

    private static bool IsDeep(HttpRequest request) => request.Headers["Depth"].ToString().Trim().ToLowerInvariant() switch
    {
        "0" => false,
        "1" => true,
        _ => throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Dav + "propfind-finite-depth"),
    };

    private static IEnumerable<DavPlace> Below(DavAddress address, DavPlace place) => place switch
    {
        { Level: DavLevel.Start } => [new DavPlace(DavLevel.Principal), .. address.Homes.Select(home => new DavPlace(DavLevel.Home) { Home = home })],
        { Level: DavLevel.Home, Home: { } home } => home.Collections.Select(c => new DavPlace(DavLevel.Collection) { Home = home, Collection = c }),
        _ => [],
    };

    private static string AddressOf(DavAddress address, DavPlace place) => place switch
    {
        { Level: DavLevel.Item, Home.Kind: var kind, Collection: { } collection, Name: { } name } => address.Of(kind, collection, name),
        { Level: DavLevel.Collection, Home.Kind: var kind, Collection: { } collection } => address.Of(kind, collection),
        { Level: DavLevel.Home, Home.Kind: var kind } => address.Of(kind),
        { Level: DavLevel.Principal } => address.Principal,
        _ => address.Start,
    };

    private static PropertySet Of(Properties properties, DavPlace place) => place switch
    {
        { Level: DavLevel.Collection, Home.Kind: var kind, Collection: { } collection } => properties.Of(kind, collection),
        { Level: DavLevel.Home, Home: { } home } => properties.OfHome(home),
        { Level: DavLevel.Principal } => properties.OfPrincipal(),
        _ => properties.OfStart(),
    };
}
