using Akrab.Data.Files;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;

namespace Akrab.Data.Leaving;

/// <summary>Remembers outside of the database which companies were deleted, so that an older backup does not bring one back: <c>left/ID.json</c> in the data folder, with the proof.</summary>
public sealed class Gravestones(DataPlace place)
{
    private const string Extension = ".json", Aside = ".aside";

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

    /// <summary>The company is about to come back by its own will. The stone is laid aside until that is certain: while it stood, the night would delete who came; were it gone, an interrupted return would leave none.</summary>
    public void LayAside(TenantId company)
    {
        if (!Has(company))
            return;
        File.Move(PathOf(company), PathOf(company) + Aside, overwrite: true);
        FolderSync.Flush(Folder);
    }

    /// <summary>Stones laid aside stand again where the company did not come after all; the others are taken away.</summary>
    public void Settle(IReadOnlyCollection<TenantId> here)
    {
        if (!Directory.Exists(Folder))
            return;
        foreach (var aside in Directory.GetFiles(Folder, "*" + Extension + Aside))
            if (Guid.TryParse(Path.GetFileName(aside)[..^(Extension + Aside).Length], out var id) && here.Contains(new TenantId(id)))
                File.Delete(aside);
            else
                File.Move(aside, aside[..^Aside.Length], overwrite: true);
        FolderSync.Flush(Folder);
    }

    private string PathOf(TenantId company) => Path.Combine(Folder, company.Value + Extension);
}
