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
        var (digest, size) = await store.Put(content, stop);
        var row = new StoredFileRow
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
        db.Add(row);
        return row;
    }

    public Task<StoredFileRow?> Find(Guid id, CancellationToken stop) => db.Set<StoredFileRow>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, stop);

    public Stream Open(StoredFileRow file) => store.Open(file.Digest);
}
