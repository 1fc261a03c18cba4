using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Jobs;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Jobs;

/// <summary>Asks for background work, and looks after it.</summary>
public sealed class Jobs(AkrabDb db, JobKinds kinds, TimeProvider time)
{
    /// <summary>Adds the work to what the context will save: it is done only if that is saved.</summary>
    public JobRow Enqueue<TInput>(TInput input, DateTimeOffset? notBefore = null) where TInput : class
    {
        var row = Prepare(input, notBefore);
        db.Add(row);
        return row;
    }

    /// <summary>The row of a job that is still to be written; ring the bell of jobs afterwards.</summary>
    public JobRow Prepare<TInput>(TInput input, DateTimeOffset? notBefore = null) where TInput : class
    {
        var now = time.Now();
        return new JobRow
        {
            TenantId = db.Acting.Tenant,
            Id = Uuid7.Next(),
            Kind = kinds.Of(input.GetType()).Name,
            Input = JsonSerializer.Serialize(input, input.GetType(), EventJson.Options),
            Member = db.Acting.Member,
            CreatedAt = now,
            DueAt = notBefore ?? now,
        };
    }

    public Task<JobRow?> Find(Guid id, CancellationToken stop) => db.Set<JobRow>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, stop);

    /// <summary>Asks a job to end early; a waiting one never begins.</summary>
    public async Task<bool> Cancel(Guid id, CancellationToken stop)
    {
        if (await db.Set<JobRow>().FirstOrDefaultAsync(j => j.Id == id, stop) is not { State: JobState.Waiting or JobState.Running } job)
            return false;

        job.IsCancelAsked = true;
        await db.SaveChangesAsync(stop);
        return true;
    }
}

/// <summary>The kinds of work the program knows.</summary>
public sealed class JobKinds(IEnumerable<JobKind> kinds)
{
    private readonly Dictionary<string, JobKind> _byName = kinds.ToDictionary(k => k.Name);
    private readonly Dictionary<Type, JobKind> _byInput = kinds.ToDictionary(k => k.InputType);

    public JobKind Of(Type input) =>
        _byInput.GetValueOrDefault(input) ?? throw new InvalidOperationException($"No job is declared for {input.Name}; declare it with AddJob.");

    /// <summary>The kind of an input; null where no module does it.</summary>
    public JobKind? FindOf(Type input) => _byInput.GetValueOrDefault(input);

    public JobKind? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Declares background work.</summary>
public static class JobSetup
{
    public static IServiceCollection AddJob<TInput, TJob>(this IServiceCollection services, string name) where TInput : class where TJob : class, IJob<TInput> =>
        services.AddScoped<TJob>().AddSingleton(new JobKind(name, typeof(TInput), typeof(TJob)));

    /// <summary>Work that falls due by the clock, once for each tenant.</summary>
    public static IServiceCollection AddSchedule(this IServiceCollection services, string name, string cron, object input) =>
        services.AddSingleton(new Schedule(name, cron, input));
}
