namespace Akrab.Exchange.Workbook;

/// <summary>A zip is read from its end; an upload that cannot be rewound is first laid into a temporary file.</summary>
internal static class Spool
{
    public static async Task<FileStream> ToFile(ReadOnlyMemory<byte> head, Stream rest, ReadOptions limits, CancellationToken stop)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        try
        {
            await file.WriteAsync(head, stop);
            var buffer = new byte[64 * 1024];
            for (int count; (count = await rest.ReadAsync(buffer, stop)) > 0;)
            {
                if (file.Position + count > limits.MaxWorkbookBytes)
                    throw new UnreadableFile("exchange.workbook-too-large", ("limit", limits.MaxWorkbookBytes >> 20));
                await file.WriteAsync(buffer.AsMemory(0, count), stop);
            }

            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
