using System.IO.Compression;
using System.Text;
using Akrab.Data.Access;
using Akrab.Data.Erasing;
using Akrab.Data.Files;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Web.Audit;
using Akrab.Web.Export;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Packs;

/// <summary>
/// Everything that is kept of somebody as a ZIP: a page to read, the same for programs, and their files. It answers a request for access or
/// for taking one's data elsewhere.
/// </summary>
public sealed class AccessPack(AkrabDb db, RecordReader reader, PersonalData data, FileStore store, AuditReader books, Titles titles, Readings readings, TimeProvider time)
{
    /// <summary>The style of the page, beside it.</summary>
    internal const string Style = "pack.css";

    private const int LongestName = 60;

    /// <summary>Whether somebody may make one: it is their task, and there is no field that they may not know of.</summary>
    public static bool MayMake(Acting acting) => acting.Rights.May(Rights.HandOut) && !acting.Rights.Fields.Values.Contains(FieldRight.Hidden);

    /// <summary>Answers with the ZIP, once it is noted that it was made.</summary>
    /// <exception cref="RecordNotFound">There is nobody of that id whom they may see.</exception>
    /// <exception cref="NotAllowed">It is not their task.</exception>
    public async Task<IResult> Send<T>(Definition<T> definition, Guid id, HttpContext context) where T : Entity
    {
        var stop = context.RequestAborted;
        var record = await reader.See<T>(id, stop);
        if (!MayMake(db.Acting))
            throw new NotAllowed();

        var kept = await data.Of(db.CurrentTenant, definition, id, stop);
        await readings.Note(Readings.HandOut, definition, id, kept.Records.Count, Guid.TryParse(context.Request.Query["request"], out var request) ? request.ToString() : null, stop);
        var told = new PackContents
        {
            Title = definition.TitleOf(record),
            Company = context.Features.Get<Membership>()?.CompanyName ?? "",
            By = db.Me is { } me ? (await titles.Of(typeof(MemberId), [me.Value], stop))[me.Value].Title : null,
            At = time.GetUtcNow(),
            Kept = kept,
            Trail = await books.Entries(kept.Trail, withTitles: false, stop),
            Sharers = await titles.Of(typeof(MemberId), [.. kept.Shares.Select(s => s.Member?.Value).OfType<Guid>()], stop),
            Teams = await titles.Of(typeof(TeamId), [.. kept.Shares.Select(s => s.Team?.Value).OfType<Guid>()], stop),
            Paths = [.. kept.Files.Select((f, i) => $"files/{i + 1:000}-{Plain(f.File.Name)}")],
        };
        return await WholeFile.Send(context, "application/zip", $"{Plain(told.Title)}-{time.Today():yyyy-MM-dd}.zip", file => Write(told, file, context.RequestServices, stop));
    }

    private async Task Write(PackContents told, Stream into, IServiceProvider services, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(into, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        await using (var json = await zip.CreateEntry("data.json").OpenAsync(stop))
            await PackJson.Write(told, json, stop);
        await using (var page = await zip.CreateEntry("index.html").OpenAsync(stop))
            await Drawn<PackPage>.Draw(services, new() { [nameof(PackPage.Told)] = told }, () => new StreamWriter(page, new UTF8Encoding(false), leaveOpen: true));
        await using (var style = await zip.CreateEntry(Style).OpenAsync(stop))
            await typeof(AccessPack).Assembly.GetManifestResourceStream(typeof(AccessPack), Style)!.CopyToAsync(style, stop);
        foreach (var ((_, file), path) in told.Kept.Files.Zip(told.Paths))
        {
            await using var content = store.Open(file.Digest);
            await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(stop);
            await content.CopyToAsync(entry, stop);
        }
    }

    /// <summary>A name that means the same on every system: letters, digits, and a dot only before what kind of file it is.</summary>
    private static string Plain(string name)
    {
        var (stem, kind) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
        return Letters(stem, LongestName) + (Letters(kind, 8) is { Length: > 0 } letters ? "." + letters : "");

        static string Letters(string text, int most) => new string([.. text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-') is var plain && plain.Length > most ? plain[..most] : plain;
    }
}

/// <summary>What is written into a pack.</summary>
public sealed record PackContents
{
    public required string Title { get; init; }

    public required string Company { get; init; }

    public required string? By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required PersonalRecords Kept { get; init; }

    /// <summary>What was done, in words.</summary>
    public required IReadOnlyList<AuditEntry> Trail { get; init; }

    /// <summary>With whom it was shared.</summary>
    public required IReadOnlyDictionary<Guid, LinkedTitle> Sharers { get; init; }

    public required IReadOnlyDictionary<Guid, LinkedTitle> Teams { get; init; }

    /// <summary>Where each file stands in the pack.</summary>
    public required IReadOnlyList<string> Paths { get; init; }
}
