using Microsoft.Extensions.Caching.Memory;

namespace Akrab.Admin.SignIn;

/// <summary>Counts failures for accounts that do not exist, so that they lock like those that do and cannot be told apart; and for browsers that have a count of their own.</summary>
internal sealed class Strangers : IDisposable
{
    private readonly MemoryCache _failures = new(new MemoryCacheOptions { SizeLimit = 50_000 });

    /// <summary>One more failure; true when it, or one before it, locked the account.</summary>
    public bool Fail(string email)
    {
        var count = _failures.GetOrCreate(email.ToUpperInvariant(), entry =>
        {
            entry.Size = 1;
            entry.AbsoluteExpirationRelativeToNow = Doorkeeper.LockedFor;
            return new Counter();
        })!;
        return Interlocked.Increment(ref count.Failures) >= Doorkeeper.MostFailures;
    }

    /// <summary>Whether it is locked.</summary>
    public bool IsLocked(string who) => _failures.TryGetValue(who.ToUpperInvariant(), out Counter? count) && Volatile.Read(ref count!.Failures) >= Doorkeeper.MostFailures;

    public void Dispose() => _failures.Dispose();

    private sealed class Counter
    {
        public int Failures;
    }
}
