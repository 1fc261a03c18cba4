using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.Files;

/// <summary>The files of the tenant.</summary>
public sealed class Files(AkrabDb db, FileStore store, TimeProvider time)
{
    /// <summary>Keeps a content and adds its row to what the context will save.</summary>
    public async Task<StoredFileRow> Add(Stream content, string name, string mediaType, CancellationToken stop)
    {
        var row = await Put(content, name, mediaType, stop);
        db.Add(row);
        return row;
    }

    /// <summary>Keeps a content; its row is still to be written.</summary>
    public async Task<StoredFileRow> Put(Stream content, string name, string mediaType, CancellationToken stop)
    {
        var (digest, size) = await store.Put(content, stop);
        return new StoredFileRow
        {
            TenantId = db.Acting.Tenant,
            Id = Uuid7.Next(),
            Name = Path.GetFileName(name) is { Length: > 0 } bare ? bare : "file",
            MediaType = mediaType,
            Size = size,
            Digest = digest,
            At = time.Now(),
            By = db.Acting.Member,
        };
    }

    public Task<StoredFileRow?> Find(Guid id, CancellationToken stop) => db.Set<StoredFileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop);

    public Stream Open(StoredFileRow file) => store.Open(file.Digest);
}
