using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Writing;
using Akrab.Exchange;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Web.Audit;

/// <summary>Writes what the books answer as a CSV file; a line for each field that was changed.</summary>
public sealed class AuditExport(AkrabDb db, AuditReader reader, Readings readings)
{
    private const int Slice = 5000;

    /// <summary>How many entries were written. That they were taken along is an entry itself.</summary>
    public async Task<long> Write(AuditQuestion question, Stream into, CancellationToken stop)
    {
        if (!db.Acting.CanExport)
            throw new NotAllowed();

        long count = 0;
        await using (var file = new CsvWriter(into))
        {
            await file.Headers([.. new[] { "at", "who", "what", "from", "entity", "record", "count", "detail", "field", "before", "after", "seal", "id" }.Select(c => Words.Say($"audit.column.{c}"))], stop);
            Guid? before = null;
            do
            {
                var (entries, next) = await reader.Page(question, before, Slice, withTitles: false, stop);
                foreach (var entry in entries)
                    await Write(file, entry, stop);
                (before, count) = (next, count + entries.Count);
            }
            while (before is not null);
        }

        await readings.Note(Readings.Export, db.Registry.Get<Data.People.Member>(), null, count, question.At("/settings/audit.csv"), stop);
        return count;
    }

    private static async Task Write(CsvWriter file, AuditEntry entry, CancellationToken stop)
    {
        Cell[] told =
        [
            Cell.Moment(TimeZoneInfo.ConvertTime(entry.At, Clock.Zone)), Cell.Text(entry.Who), Cell.Text(entry.What), Cell.Text(entry.From), Cell.Text(entry.EntityName),
            Cell.Text(entry.Record?.ToString()), Cell.Number(entry.Count), Cell.Text(entry.Detail),
        ];
        Cell[] proof = [entry.Seal is { } seal ? Cell.Number(seal) : default, Cell.Text(entry.Id.ToString())];
        if (entry.Lines.Count == 0)
            await file.Row([.. told, default, default, default, .. proof], stop);
        foreach (var line in entry.Lines)
            await file.Row([.. told, Cell.Text(line.Field), Cell.Text(line.Before), Cell.Text(line.After), .. proof], stop);
    }
}
