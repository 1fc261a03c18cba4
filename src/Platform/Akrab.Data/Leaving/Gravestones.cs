using Akrab.Data.Files;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Leaving;

/// <summary>Remembers outside of the database which companies were deleted, so that an older backup does not bring one back: <c>left/ID.json</c> in the data folder, with the proof.</summary>
public sealed class Gravestones(DataPlace place)
{
    private const string Extension = ".json";

    private string Folder => Path.Combine(place.Folder, "left");

    /// <summary>The companies that are to be nowhere here.</summary>
    public IReadOnlyList<TenantId> All => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, $"*{Extension}").Select(Path.GetFileNameWithoutExtension).Where(name => Guid.TryParse(name, out _)).Select(name => new TenantId(Guid.Parse(name!)))]
        : [];

    public bool Has(TenantId company) => File.Exists(PathOf(company));

    /// <summary>Put up before anything is deleted, empty: whoever is interrupted goes on by it. The proof comes when all is done.</summary>
    public void Put(TenantId company, string proof)
    {
        Directory.CreateDirectory(Folder);
        var unfinished = PathOf(company) + ".part";
        using (var file = new FileStream(unfinished, FileMode.Create))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(proof));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, PathOf(company), overwrite: true);
        FolderSync.Flush(Folder);
    }

    /// <summary>The proof of a deletion; null where there is none, empty where it is not done yet.</summary>
    public string? ProofOf(TenantId company) => Has(company) ? File.ReadAllText(PathOf(company)) : null;

    /// <summary>The company comes back by its own will: its file is taken in again.</summary>
    public void Remove(TenantId company)
    {
        if (Has(company))
            File.Delete(PathOf(company));
    }

    private string PathOf(TenantId company) => Path.Combine(Folder, company.Value + Extension);
}
