using System.Globalization;
using System.Text.Json;
using Akrab.Data.Access;
using Akrab.Data.Rows;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akrab.Data.Jobs;

/// <summary>One run of a job that was taken: in the name of its member, in their language, to an honest end.</summary>
public static partial class JobRun
{
    private const int MostAttempts = 20;

    /// <summary>Does the job; afterwards it is ended, or back in the queue because the program stops.</summary>
    public static async Task Do(IServiceProvider services, JobHold job, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, job.Cancelled);
        try
        {
            if (job.IsCancelAsked && !job.IsResumed)
                await Drop(services, job, JobState.Cancelled, null);
            else if (job.Row.Attempts > MostAttempts)
                await Drop(services, job, JobState.Failed, "job.gave-up");
            else
                await Finish(job, await Work(services, job, either.Token));
        }
        catch (OperationCanceledException) when (!job.IsCancelAsked)
        {
            // The program stops, or the database was out of reach for a heartbeat.
            await job.PutBack(job.Row.DueAt, null);
        }
        catch (OperationCanceledException) when (job.IsCancelAsked)
        {
            await job.Finish(JobState.Cancelled, null, null);
        }
        catch (Exception fault)
        {
            Failed(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(JobRun)), job.Row.Kind, job.Id, fault);
            await job.Finish(JobState.Failed, null, Reason(fault));
        }
    }

    /// <summary>A job may end early of its own accord when it is asked to, with a report of what it has done.</summary>
    private static Task Finish(JobHold job, object? report) => job.Finish(job.IsCancelAsked ? JobState.Cancelled : JobState.Done, report, null);

    private static async Task<object?> Work(IServiceProvider services, JobHold job, CancellationToken stop)
    {
        if (await Actors.Of(services, job.Row.TenantId, job.Row.Member, stop) is not var (acting, language))
        {
            await Call(services, job, Acting.System(job.Row.TenantId), nameof(IJob<object>.Drop), "job.member-gone", stop);
            throw new BrokenRule("job.member-gone");
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "id-ID");
        Clock.Zone = acting.Zone;

        return await Call(services, job, acting with { Origin = new Origin(Door.Job) { Key = job.Id } }, nameof(IJob<object>.Run), job, stop);
    }

    private static async Task Drop(IServiceProvider services, JobHold job, JobState state, string? reason)
    {
        await Call(services, job, Acting.System(job.Row.TenantId), nameof(IJob<object>.Drop), reason, CancellationToken.None);
        await job.Finish(state, null, reason);
    }

    private static async Task<object?> Call(IServiceProvider services, JobHold job, Acting acting, string method, object? argument, CancellationToken stop)
    {
        var kind = services.GetRequiredService<JobKinds>().Find(job.Row.Kind) ?? throw new BrokenRule("job.unknown-kind");
        await using var scope = services.Begin(acting);
        var handler = scope.ServiceProvider.GetRequiredService(kind.Handler);
        var input = JsonSerializer.Deserialize(job.Row.Input, kind.InputType, EventJson.Options)!;
        var called = (Task)typeof(IJob<>).MakeGenericType(kind.InputType).GetMethod(method)!
            .Invoke(handler, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [input, argument, stop], null)!;
        await called;
        return called is Task<object?> { Result: var report } ? report : null;
    }

    /// <summary>The key of a sentence where there is one: texts of exceptions may hold personal data.</summary>
    private static string Reason(Exception fault) => fault switch
    {
        BrokenRule broken => broken.Rule,
        UnreadableValue unreadable => unreadable.Key,
        _ => "job.fault",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} {Id} failed")]
    private static partial void Failed(ILogger log, string kind, Guid id, Exception fault);
}
