using System.IO.Compression;
using Akrab.Contracts;
using Akrab.Data.Backup;
using Akrab.Data.Files;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Moving;
using Akrab.Data.People;
using Akrab.Data.Rows;
using Akrab.Data.Search;
using Akrab.Data.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Leaving;

/// <summary>Deletes all of a company: rows, search, logins that nobody else needs, contents that nobody else has. What was interrupted is done again and ends the same.</summary>
public sealed class CompanyEraser(IServiceProvider services, DataPlace place, FileStore files, Gravestones stones, TimeProvider time)
{
    /// <summary>So long it can be taken back.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    /// <summary>Those whose time is over, and those that a restored backup brought back; how many they were.</summary>
    public async Task<int> EraseDue(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var here = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Tenants.AsNoTracking().ToListAsync(stop);
        stones.Settle([.. here.Select(t => t.Id)]);
        var (now, gone) = (time.Now(), stones.All);
        var due = here.Where(t => t.LeavesAt <= now || gone.Contains(t.Id)).ToList();
        foreach (var company in due)
            await Erase(company.Id, stop);
        return due.Count;
    }

    /// <summary>Deletes the company now.</summary>
    public async Task<LeavingProof> Erase(TenantId company, CancellationToken stop)
    {
        if (!stones.Has(company))
            stones.Put(company, "");
        await using var scope = services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        var row = await db.Tenants.AsTracking().FirstAsync(t => t.Id == company, stop);
        row.LeavesAt ??= time.Now();
        await db.SaveChangesAsync(stop);

        var tables = await Count(db, company, stop);
        var logins = await Logins(db, company, stop);
        var contents = await Contents(db, company, stop);
        var owner = await db.Users.Where(u => u.Id == row.OwnedBy).Select(u => u.Email).FirstOrDefaultAsync(stop);
        await using (var hand = await ErasingHand.Of(db, place, services, stop))
            await Delete(hand, db, company, logins, stop);

        foreach (var digest in contents)
            files.Destroy(digest);
        services.GetRequiredService<CompanyFiles>().Forget(company);
        services.GetRequiredService<Vocabulary>().Forget();
        services.GetRequiredService<KnownTitles>().Forget(company);
        var proof = new LeavingProof(company.Value, row.LeaveAskedAt, time.Now(), row.LeaveAskedBy?.ToString() ?? "command line", Manifest.ThisProgram, tables, logins.Count, contents.Count);
        stones.Put(company, proof.AsText());
        // The proof names nobody, so that it may travel; where it stands here, whoever runs the house finds it if the letter is lost.
        if (owner is not null && services.GetService<IHousePost>() is { CanSend: true } post)
            await post.Send(Words.In(row.Language, () => new HouseLetter(owner, Words.Say("leave.letter.done.subject"), Words.Say("leave.letter.done", ("proof", proof.AsText())))), CancellationToken.None);
        return proof;
    }

    private static async Task<IReadOnlyList<LeftTable>> Count(AkrabDb db, TenantId company, CancellationToken stop)
    {
        var mine = new CompanyTables(db);
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            List<LeftTable> counted = [];
            foreach (var table in mine.All.Where(t => t.Name != mine.Logins))
            {
                await using var zip = await ZipArchive.CreateAsync(new Unkept(), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
                var written = await TableOut.Write(db.Database.GetDbConnection(), zip, table, PartOfTable.Whole with { Where = mine.Condition(table), Values = [mine.Value(company)] }, stop);
                counted.Add(new LeftTable(written.Name, written.Rows, written.Digest));
            }

            return counted;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Those who are members of nothing else.</summary>
    private static async Task<IReadOnlyList<Guid>> Logins(AkrabDb db, TenantId company, CancellationToken stop)
    {
        var members = db.Set<Member>().IgnoreQueryFilters();
        return await members.Where(m => m.TenantId == company && m.User != null && !members.Any(o => o.User == m.User && o.TenantId != company)).Select(m => m.User!.Value).Distinct().ToListAsync(stop);
    }

    private static async Task<IReadOnlyList<string>> Contents(AkrabDb db, TenantId company, CancellationToken stop)
    {
        var all = db.Set<StoredFileRow>().IgnoreQueryFilters();
        return await all.Where(f => f.TenantId == company && !all.Any(o => o.Digest == f.Digest && o.TenantId != company)).Select(f => f.Digest).Distinct().ToListAsync(stop);
    }

    /// <summary>The one place where rows of a company, its journal among them, are deleted for good.</summary>
    private static async Task Delete(ErasingHand hand, AkrabDb db, TenantId company, IReadOnlyList<Guid> logins, CancellationToken stop)
    {
        var mine = new CompanyTables(db);
        await hand.Open(mine.Companies, company, stop);
        await hand.Search(company, stop);
        foreach (var login in logins)
            foreach (var (table, column) in ((Type, string)[])[(typeof(Passkey), nameof(Passkey.User)), (typeof(SignInLink), nameof(SignInLink.User)), (typeof(SignInSession), nameof(SignInSession.User)), (typeof(SignInAttempt), nameof(SignInAttempt.User))])
                await hand.Delete(NameOf(db, table), db.Model.FindEntityType(table)!.FindProperty(column)!.GetColumnName(), login, stop);
        foreach (var table in mine.All.Reverse().Where(CompanyTables.IsOfCompanies))
            await hand.Delete(table.Name, CompanyTables.TenantColumn, company.Value, stop);
        foreach (var login in logins)
        {
            foreach (var more in db.Model.GetRelationalModel().Tables.Where(t => t.FindColumn("user_id") is not null))
                await hand.Delete(more.Name, "user_id", login, stop);
            await hand.Delete(mine.Logins, "id", login, stop);
        }

        await hand.Forget(mine.Logins, "last_tenant", company.Value, stop);
        await hand.Delete(mine.Companies, "id", company.Value, stop);
        await hand.Finish(stop);
    }

    private static string NameOf(AkrabDb db, Type row) => db.Model.FindEntityType(row)!.GetTableName()!;

    /// <summary>Takes what is only counted.</summary>
    private sealed class Unkept : MemoryStream
    {
        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count)
        {
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
