using System.Buffers.Binary;
using System.Net.Sockets;
using Akrab.Data.Setup;
using Akrab.Host.Cli;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Akrab.Host.Serving;

/// <summary>The socket in the data folder: whoever may open it, which is only our own user, may run verbs; it serves nothing else.</summary>
internal static class VerbEndpoint
{
    /// <summary>Longer paths do not fit into a socket address.</summary>
    private const int LongestPath = 100;

    public static IEnumerable<string> UrlsFor(DataPlace place) =>
        place.IsPostgres || DataFolder.SocketOf(place).Length > LongestPath ? [] : [$"http://unix:{DataFolder.SocketOf(place)}"];

    /// <summary>Only our own user may open the socket.</summary>
    public static void Protect(DataPlace place)
    {
        var socket = DataFolder.SocketOf(place);
        if (!OperatingSystem.IsWindows() && !place.IsPostgres && File.Exists(socket))
            File.SetUnixFileMode(socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public static void UseVerbs(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!CameByTheSocket(context))
            await next(context);
        else if (context.Request.Path != RunningServer.Path || !HttpMethods.IsPost(context.Request.Method))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await Run(context, app.Services);
    });

    /// <summary>A visitor who has gone again already has no socket left to look at.</summary>
    private static bool CameByTheSocket(HttpContext context)
    {
        try
        {
            return context.Features.Get<IConnectionSocketFeature>()?.Socket.LocalEndPoint is UnixDomainSocketEndPoint;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private static async Task Run(HttpContext context, IServiceProvider app)
    {
        var asked = (await context.Request.ReadFromJsonAsync<AskedVerb>(context.RequestAborted))!;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var turn = new SemaphoreSlim(1);
        var wire = context.Response.Body;
        var terminal = new Terminal(new FramedStream(wire, FrameKind.Out, turn), new FramedStream(wire, FrameKind.Error, turn), asked.Folder);
        var exit = await CommandLine.Run(asked.Args, terminal, context.RequestAborted, app);
        var code = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(code, exit);
        await Frame.Send(wire, FrameKind.Exit, code, context.RequestAborted);
    }
}
