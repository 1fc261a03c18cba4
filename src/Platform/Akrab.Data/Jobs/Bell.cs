namespace Akrab.Data.Jobs;

/// <summary>Wakes a loop of this process at once when there is something to do.</summary>
public sealed class Bell
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
        }
    }

    /// <summary>Waits until it is rung, at most this long.</summary>
    public Task Wait(TimeSpan most, CancellationToken stop) => _rung.WaitAsync(most, stop);
}

/// <summary>The bells of the house: a job was enqueued, an event was announced, a letter is to be sent, another mailbox is to be followed, somebody is to be told something.</summary>
public sealed class Bells
{
    public Bell Jobs { get; } = new();

    public Bell Outbox { get; } = new();

    public Bell Post { get; } = new();

    public Bell Mailboxes { get; } = new();

    public Bell Notices { get; } = new();
}
