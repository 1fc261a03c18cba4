using Akrab.Web.Dav.Cards;
using Akrab.Web.Dav.Methods;
using Akrab.Web.Dav.Records;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Dav;

/// <summary>Serves phones and mail programs the address book (CardDAV, RFC 6352) over WebDAV (RFC 4918).</summary>
internal static class DavSetup
{
    public static IServiceCollection AddDav(this IServiceCollection services) =>
        services.AddScoped<RecordShelf>().AddScoped<IDavHome, AddressBooks>().AddScoped<Listing>().AddScoped<Reports>().AddScoped<Items>();

    public static void MapDav(this IEndpointRouteBuilder app)
    {
        // Where clients begin to look (RFC 6764), whether they come for addresses or for a calendar.
        foreach (var known in (string[])["carddav", "caldav"])
            app.Map("/.well-known/" + known, (HttpContext context) => Results.Redirect($"{context.Request.PathBase}{DavAddress.Root}/", permanent: true, preserveMethod: true))
                .OpenToAll("says where calendars and address books are, and nothing of them").ExcludeFromDescription();
        app.Map(DavAddress.Root + "/{**path}", DavEndpoint.Answer).RequireAuthorization(WebSetup.DavPolicy).ExcludeFromDescription();
    }
}
