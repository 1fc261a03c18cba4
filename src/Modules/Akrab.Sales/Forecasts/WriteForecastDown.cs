using Akrab.Data.Model;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;

namespace Akrab.Sales.Forecasts;

/// <summary>What is believed today is to be written down.</summary>
public sealed record WriteForecastDown;

/// <summary>Every night, and whenever it is asked for: writes down what is believed of the months around today. Of a day's the last stands.</summary>
public sealed class WritingForecastDown(AkrabDb db, ForecastReader reader, TimeProvider time) : IJob<WriteForecastDown>
{
    public const string Kind = "write-forecast-down";

    private const int MonthsBack = 3, MonthsAhead = 24;

    public async Task<object?> Run(WriteForecastDown input, RunningJob job, CancellationToken stop)
    {
        var today = time.Today();
        var month = today.AddDays(1 - today.Day);
        var lines = await reader.Now(month.AddMonths(-MonthsBack), month.AddMonths(MonthsAhead), stop);
        var now = time.Now();
        db.AddRange(lines.Select(line => ForecastSnapshot.Of(line, today, now)));
        await db.SaveChangesAsync(stop);
        job.Report(lines.Count, lines.Count);
        return new { Day = today, Lines = lines.Count };
    }
}
