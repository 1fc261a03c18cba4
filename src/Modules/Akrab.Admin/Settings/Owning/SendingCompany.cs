using System.Security.Cryptography;
using Akrab.Data.Backup;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Jobs;
using Microsoft.AspNetCore.DataProtection;

namespace Akrab.Admin.Settings.Owning;

/// <summary>What came of it.</summary>
internal sealed record CompanySent(long Rows, int Tables, long Files, long Bytes);

/// <summary>Keeps a passphrase unreadable between the page and the job, and only for a day.</summary>
internal sealed class PassphraseSeal(IDataProtectionProvider ring)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public string Close(TenantId company, string passphrase) => Of(company).Protect(passphrase, Lasts);

    /// <exception cref="BrokenRule">It is too old, or another company's.</exception>
    public Passphrase Open(TenantId company, string closed)
    {
        try
        {
            return Passphrase.Of(Of(company).Unprotect(closed));
        }
        catch (CryptographicException)
        {
            throw new BrokenRule("take-along.passphrase-gone");
        }
    }

    private ITimeLimitedDataProtector Of(TenantId company) => ring.CreateProtector("akrab.company-file", company.Value.ToString()).ToTimeLimitedDataProtector();
}

/// <summary>Writes the whole company into its locked file. What was cut off begins anew: an unfinished file is none.</summary>
internal sealed class SendingCompany(AkrabDb db, CompanyOut company, CompanyFiles files, PassphraseSeal seal, Readings readings) : IJob<SendCompany>
{
    public async Task<object?> Run(SendCompany input, RunningJob job, CancellationToken stop)
    {
        var path = files.PathOf(db.CurrentTenant, job.Id);
        var manifest = await company.Write(db.CurrentTenant, path, seal.Open(db.CurrentTenant, input.SealedPassphrase), withSecrets: false, job.Report, stop);
        await readings.Note(Readings.Export, Readings.Company, null, manifest.Rows, TakeAlongPages.Path, stop);
        return new CompanySent(manifest.Rows, manifest.Tables.Count, manifest.Files, new FileInfo(path).Length);
    }
}

/// <summary>Let go of company files kept long enough.</summary>
internal sealed record ForgetCompanyFiles;

internal sealed class ForgettingCompanyFiles(AkrabDb db, CompanyFiles files) : IJob<ForgetCompanyFiles>
{
    public Task<object?> Run(ForgetCompanyFiles input, RunningJob job, CancellationToken stop) => Task.FromResult<object?>(new { files = files.ForgetOld(db.CurrentTenant) });
}
