using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Moving;

/// <summary>Locked files of companies whose owners asked for one, kept for some days: <c>taken/TENANT/JOB.akrab</c> in the data folder.</summary>
public sealed class CompanyFiles(DataPlace place, TimeProvider time)
{
    /// <summary>So long one can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string PathOf(TenantId company, Guid job) => Path.Combine(FolderOf(company), $"{job}.akrab");

    /// <summary>The file that a job made; null when it is not there, or no longer.</summary>
    public FileInfo? Find(TenantId company, Guid job) => new FileInfo(PathOf(company, job)) is { Exists: true } file && !IsOld(file) ? file : null;

    /// <summary>Lets go of what was kept long enough, and of what was never finished; how many they were.</summary>
    public int ForgetOld(TenantId company)
    {
        var old = Directory.Exists(FolderOf(company)) ? new DirectoryInfo(FolderOf(company)).GetFiles().Where(IsOld).ToList() : [];
        foreach (var file in old)
            file.Delete();
        return old.Count;
    }

    /// <summary>Nothing of the company's is kept any more.</summary>
    public void Forget(TenantId company)
    {
        if (Directory.Exists(FolderOf(company)))
            Directory.Delete(FolderOf(company), recursive: true);
    }

    private bool IsOld(FileInfo file) => file.LastWriteTimeUtc + Kept < time.Now();

    private string FolderOf(TenantId company) => Path.Combine(place.Folder, "taken", company.Value.ToString());
}
