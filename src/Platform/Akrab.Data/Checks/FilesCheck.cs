using Akrab.Data.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Checks;

/// <summary>The content of every kept file is there, in its size.</summary>
internal sealed class FilesCheck : ICheck
{
    public string Name => "files";

    public async Task Look(CheckRoom room, CancellationToken stop)
    {
        var store = room.Services.GetRequiredService<FileStore>();
        await foreach (var row in room.Ask("SELECT tenant_id, id, digest, size FROM stored_files", stop))
        {
            var (tenant, id) = (CheckRoom.IdOf(row.GetValue(0)), CheckRoom.IdOf(row.GetValue(1)));
            if (!store.Has(row.GetString(2)))
                room.Broken("the content of a file is missing", tenant, id);
            else if (store.SizeOf(row.GetString(2)) != row.GetInt64(3))
                room.Broken("the content of a file has another size", tenant, id);
        }
    }
}
