using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Jobs;

/// <summary>A job in somebody's hands: keeps it alive, tells its progress, ends it.</summary>
public sealed class JobHold : RunningJob, IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500), Heartbeat = TimeSpan.FromSeconds(5);

    private readonly IServiceProvider _services;
    private readonly Writer _writer;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _cancelled = new();
    private readonly SemaphoreSlim _oneWrite = new(1);
    private readonly Task _beating;
    private JobRow _row;
    private (long Done, long? Total) _progress;
    private volatile bool _isCancelAsked;

    internal JobHold(IServiceProvider services, Writer writer, TimeProvider time, JobRow row)
    {
        (_services, _writer, _time, _row) = (services, writer, time, row);
        _progress = (row.Done, row.Total);
        if (row.IsCancelAsked)
            Cancel();
        _beating = Task.Run(Beat);
    }

    public JobRow Row => _row;

    public override Guid Id => _row.Id;

    public override bool IsResumed => _row.Attempts > 1;

    public override string? Checkpoint => _row.Checkpoint;

    public override bool IsCancelAsked => _isCancelAsked;

    /// <summary>Cancelled when somebody asked the job to end, or when it was taken from this runner.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>Asks the work to end, from within this process.</summary>
    public void Cancel()
    {
        _isCancelAsked = true;
        _cancelled.Cancel();
    }

    public override void Report(long done, long? total) => _progress = (done, total);

    public override Task Keep(string checkpoint, CancellationToken stop) => Write(row => row.Checkpoint = checkpoint, stop);

    /// <summary>The work is done; the report is kept.</summary>
    public Task Finish(JobState state, object? report, string? failure) => End(row =>
    {
        row.State = state;
        row.FinishedAt = _time.Now();
        row.Result = report is null ? null : JsonSerializer.Serialize(report, report.GetType(), EventJson.Options);
        row.Failure = failure;
    });

    /// <summary>Puts it back, for another try or for the next start of the program.</summary>
    public Task PutBack(DateTimeOffset dueAt, string? failure) => End(row => (row.State, row.DueAt, row.Failure) = (JobState.Waiting, dueAt, failure));

    private async Task End(Action<JobRow> change)
    {
        await StopBeating();
        await Write(row =>
        {
            (row.Done, row.Total) = _progress;
            change(row);
        }, CancellationToken.None);
    }

    private async Task Beat()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Pause, _time, _ended.Token);
                var (done, total) = _progress;
                if (done != _row.Done || total != _row.Total || _time.Now() - _row.SeenAt > Heartbeat)
                    await Write(row => (row.Done, row.Total, row.SeenAt) = (done, total, _time.Now()), _ended.Token);
                if (!IsCancelAsked)
                    await LookWhetherToEnd();
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception)
        {
            // Without a heartbeat the job will be given to somebody else: this runner must not go on.
            await _cancelled.CancelAsync();
        }
    }

    /// <summary>Somebody asked for it; or the house was closed for its company, and it waits until that is over.</summary>
    private async Task LookWhetherToEnd()
    {
        await using var scope = _services.BeginEverywhere();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var (tenant, id) = (_row.TenantId, _row.Id);
        var found = await db.Set<JobRow>().IgnoreQueryFilters().Where(j => j.TenantId == tenant && j.Id == id).Select(j => new { j.IsCancelAsked, IsSuspended = db.Suspended.Contains(tenant) }).FirstOrDefaultAsync(_ended.Token);
        if (found is { IsCancelAsked: true })
            Cancel();
        else if (found is { IsSuspended: true })
            await _cancelled.CancelAsync();
    }

    private async Task Write(Action<JobRow> change, CancellationToken stop)
    {
        await _oneWrite.WaitAsync(stop);
        try
        {
            var after = _row.Copy();
            change(after);
            await using var scope = _services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            if (TableShape.Of(db.Model, typeof(JobRow), db.Registry).UpdateOf(_row, after) is { } update)
                await _writer.Write([update], Walls.Sight.Of(_row.TenantId), stop);
            _row = after;
        }
        finally
        {
            _oneWrite.Release();
        }
    }

    private async Task StopBeating()
    {
        await _ended.CancelAsync();
        await _beating;
    }

    /// <summary>Lets go of the job, without ending it.</summary>
    public async ValueTask DisposeAsync() => await StopBeating();
}
