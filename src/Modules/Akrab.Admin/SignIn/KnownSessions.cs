using Akrab.Data.People;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.SignIn;

/// <summary>Remembers for a few seconds which sessions are open; one that was ended is refused here at once, and by other processes within that time.</summary>
internal sealed class KnownSessions(IServiceProvider services) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private int _forgotten;

    public async ValueTask<SignInSession?> Find(Guid id, CancellationToken stop)
    {
        if (_known.TryGetValue(id, out SignInSession? known))
            return known;

        var before = Volatile.Read(ref _forgotten);
        await using var scope = services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<SignInSessions>().Use(id, stop);
        // What was ended while it was being read must not be remembered as open.
        if (found is not null && before == Volatile.Read(ref _forgotten))
            _known.Set(id, found, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Fresh, Size = 1 });
        return found;
    }

    /// <summary>Forgets all: called when a session was ended or changed here.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _forgotten);
        _known.Clear();
    }

    public void Dispose() => _known.Dispose();
}
