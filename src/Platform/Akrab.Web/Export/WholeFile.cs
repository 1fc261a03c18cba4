using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Export;

/// <summary>A file that is made whole before its first byte goes out: what fails half-way is an error, never a short file.</summary>
public static class WholeFile
{
    /// <summary>Writes it into a place that is gone once the answer is given, and answers with it.</summary>
    public static async Task<IResult> Send(HttpContext context, string mediaType, string name, Func<Stream, Task> write)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        context.Response.RegisterForDisposeAsync(file);
        await write(file);
        file.Position = 0;
        return Results.Stream(file, mediaType, name);
    }
}
