using Akrab.Web.Dav.Methods;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Web.Dav;

/// <summary>Every request of the protocol comes in here: to the place its address names, by its method; faults are told as the protocol wants.</summary>
internal static partial class DavEndpoint
{
    public static async Task Answer(HttpContext context)
    {
        var address = new DavAddress(context, context.RequestServices.GetServices<IDavHome>());
        context.Response.Headers["DAV"] = string.Join(", ", (string[])["1", "3", "access-control", .. address.Homes.Select(h => h.Kind.Feature)]);
        var place = address.Asked(context);
        try
        {
            await Answer(context, address, place ?? throw new DavProblem(StatusCodes.Status404NotFound));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            await Tell(context, fault, place?.Home?.Kind);
        }
    }

    private static Task Answer(HttpContext context, DavAddress address, DavPlace place)
    {
        var services = context.RequestServices;
        return (context.Request.Method, place) switch
        {
            ("OPTIONS", _) => Options(context, place),
            ("PROPFIND", _) => services.GetRequiredService<Listing>().Find(context, address, place),
            ("PROPPATCH", _) => services.GetRequiredService<Listing>().Refuse(context, address, place),
            ("REPORT", { Level: DavLevel.Collection }) => services.GetRequiredService<Reports>().Answer(context, address, place),
            ("REPORT", _) => throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Dav + "supported-report"),
            ("GET" or "HEAD", { Level: DavLevel.Item }) => services.GetRequiredService<Items>().Get(context, place),
            ("PUT", { Level: DavLevel.Item }) => services.GetRequiredService<Items>().Put(context, place),
            ("DELETE", { Level: DavLevel.Item }) => services.GetRequiredService<Items>().Delete(context, place),
            ("MKCOL" or "MKCALENDAR", _) => throw new DavProblem(StatusCodes.Status403Forbidden, DavXml.Dav + "need-privileges"),
            _ => NotHere(context, place),
        };
    }

    private static Task Options(HttpContext context, DavPlace place)
    {
        context.Response.Headers.Allow = Allowed(place);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static Task NotHere(HttpContext context, DavPlace place)
    {
        context.Response.Headers.Allow = Allowed(place);
        throw new DavProblem(StatusCodes.Status405MethodNotAllowed);
    }

    private static string Allowed(DavPlace place) => "OPTIONS, PROPFIND, PROPPATCH" + place.Level switch
    {
        DavLevel.Collection => ", REPORT",
        DavLevel.Item => ", GET, HEAD, PUT, DELETE",
        _ => "",
    };

    private static async Task Tell(HttpContext context, Exception fault, DavKind? kind)
    {
        if (DavProblem.Of(fault, kind) is not { } problem)
        {
            Unexpected(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DavEndpoint)), fault, context.Request.Method);
            problem = new DavProblem(StatusCodes.Status500InternalServerError);
        }

        context.Response.Headers.ETag = default;
        context.Response.StatusCode = problem.Status;
        if (problem.Error is { } error)
        {
            context.Response.ContentType = Multistatus.MediaType;
            await context.Response.WriteAsync("""<?xml version="1.0" encoding="utf-8"?>""" + error.ToString(System.Xml.Linq.SaveOptions.DisableFormatting), context.RequestAborted);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Method} of DAV failed")]
    private static partial void Unexpected(ILogger log, Exception fault, string method);
}
