using Akrab.Data.Access;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Exchange;
using Akrab.Exchange.VCard;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Lists;

namespace Akrab.Web.Export;

/// <summary>Writes any list as a file: every row that matches, as of one moment, in bounded memory.</summary>
public sealed class Exports(AkrabDb db, Finder finder, Titles titles, Overlays overlays, Readings readings)
{
    /// <summary>Writes all rows that the request matches and notes that they were taken along; gives how many. The stream stays open.</summary>
    /// <exception cref="NotAllowed">The member may not export.</exception>
    /// <exception cref="BrokenRule">The entity has no address book.</exception>
    public async Task<long> Write(EntityDefinition definition, ListRequest request, ExportFormat format, Stream into, CancellationToken stop)
    {
        if (!db.Acting.CanExport)
            throw new NotAllowed();
        if (format == ExportFormat.VCard && !HasCards(definition))
            throw new BrokenRule("export.no-cards");

        var overlay = await overlays.Of(db, stop);
        long count;
        await using (await Snapshot.Begin(db, stop))
            count = await definition.Accept(new Pages(finder, request, Rows(definition, overlay, format, into), stop));
        await readings.Note(Readings.Export, definition, null, count, Asked(definition, request, format), stop);
        return count;
    }

    /// <summary>What was asked for, as an address: records that were picked are told one by one.</summary>
    private static string Asked(EntityDefinition definition, ListRequest request, ExportFormat format)
    {
        var asked = new ListAddress(definition, request).At($"/{definition.Plural}/export{format.Extension()}");
        return request.Only is { } only ? $"{asked}#{string.Join(',', only)}" : asked;
    }

    /// <summary>What the file is called.</summary>
    public static string FileName(EntityDefinition definition, ExportFormat format, DateOnly today) => FormattableString.Invariant($"{definition.Plural}-{today:yyyy-MM-dd}{format.Extension()}");

    /// <summary>The kinds of file its lists can become.</summary>
    public static IEnumerable<ExportFormat> FormatsOf(EntityDefinition definition) => Enum.GetValues<ExportFormat>().Where(f => f != ExportFormat.VCard || HasCards(definition));

    /// <summary>Whether it can be kept in an address book.</summary>
    public static bool HasCards(EntityDefinition definition) => definition.Fields.Any(f => f.Type is Kernel.Fields.PhonesType);

    private IRowsOut Rows(EntityDefinition definition, Overlay overlay, ExportFormat format, Stream into) => format switch
    {
        ExportFormat.Csv => new TableOut(new ExportColumns(definition, overlay), new CsvWriter(into), titles),
        ExportFormat.Xlsx => new TableOut(new ExportColumns(definition, overlay), new XlsxWriter(into, definition.Many), titles),
        _ => new CardsOut(definition, new VCardWriter(into), titles),
    };

    private sealed class Pages(Finder finder, ListRequest request, IRowsOut rows, CancellationToken stop) : IEntityVisitor<Task<long>>
    {
        public async Task<long> Visit<T>(Definition<T> definition) where T : Entity
        {
            long count = 0;
            await using (rows)
            {
                await rows.Begin(stop);
                var page = request with { Limit = Finder.MostRows, After = null };
                while (true)
                {
                    var found = await finder.Page(definition, page, stop);
                    await rows.Write([.. found.Rows], stop);
                    count += found.Rows.Count;
                    if (found.Next is null)
                        return count;
                    page = page with { After = found.Next };
                }
            }
        }
    }
}

/// <summary>Takes records, a page at a time.</summary>
internal interface IRowsOut : IAsyncDisposable
{
    Task Begin(CancellationToken stop);

    Task Write(IReadOnlyList<Entity> records, CancellationToken stop);
}
