namespace Akrab.Automation.Schedules;

/// <summary>The moment the first page was asked for: what can wait starts after it.</summary>
public sealed class FirstRequest
{
    private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Note() => _came.TrySetResult();

    /// <summary>Waits for it, at most this long.</summary>
    public Task Or(TimeSpan most, TimeProvider time, CancellationToken stop) => Task.WhenAny(_came.Task, Task.Delay(most, time, stop));
}
