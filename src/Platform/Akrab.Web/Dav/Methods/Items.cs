using System.Text;
using Akrab.Data.Access;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Dav.Methods;

/// <summary>GET, PUT and DELETE of one item (RFC 6352, 6.3).</summary>
internal sealed class Items
{
    public async Task Get(HttpContext context, DavPlace place)
    {
        var item = (await place.Collection!.Find([place.Name!], context.RequestAborted)) is [var only] ? only : throw new DavProblem(StatusCodes.Status404NotFound);
        var response = context.Response;
        (response.Headers.ETag, response.Headers.CacheControl) = (item.Tag, "private, no-cache");
        if (DavCondition.Of(context.Request).IsKnown(item))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var text = Encoding.UTF8.GetBytes(place.Collection.Show(item, asked: null));
        (response.ContentType, response.ContentLength) = (place.Home!.Kind.MediaType + "; charset=utf-8", text.Length);
        if (HttpMethods.IsGet(context.Request.Method))
            await response.Body.WriteAsync(text, context.RequestAborted);
    }

    public async Task Put(HttpContext context, DavPlace place)
    {
        var kind = place.Home!.Kind;
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (type is { Length: > 0 } and not "application/octet-stream" && !kind.OtherMediaTypes.Prepend(kind.MediaType).Contains(type, StringComparer.OrdinalIgnoreCase))
            throw new DavProblem(StatusCodes.Status403Forbidden, kind.UnsupportedData);
        if (!place.Collection!.MayWrite)
            throw new NotAllowed();

        var (text, isWhole) = await DavBody.Item(context, kind);
        var stored = await place.Collection.Put(place.Name!, text, DavCondition.Of(context.Request), context.RequestAborted);
        context.Response.StatusCode = stored.IsNew ? StatusCodes.Status201Created : StatusCodes.Status204NoContent;
        if (isWhole && stored.Tag is not null)
            context.Response.Headers.ETag = stored.Tag;
    }

    public async Task Delete(HttpContext context, DavPlace place)
    {
        if (!place.Collection!.MayDelete)
            throw new NotAllowed();
        await place.Collection.Delete(place.Name!, DavCondition.Of(context.Request), context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
