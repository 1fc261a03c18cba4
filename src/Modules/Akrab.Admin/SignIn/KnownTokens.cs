using System.Security.Cryptography;
using System.Text;
using Akrab.Data.People;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin.SignIn;

/// <summary>Remembers for a few seconds which tokens are good; a revoked one is refused everywhere within that time.</summary>
internal sealed class KnownTokens(IServiceProvider services) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async ValueTask<ApiToken?> Find(string token, CancellationToken stop)
    {
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        if (_known.TryGetValue(digest, out ApiToken? known))
            return known;

        await using var scope = services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<ApiTokens>().Find(token, stop);
        if (found is not null)
            _known.Set(digest, found, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Fresh, Size = 1 });
        return found;
    }

    /// <summary>Forgets all: called when a token was revoked here.</summary>
    public void Forget() => _known.Clear();

    public void Dispose() => _known.Dispose();
}
