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

    public ValueTask<ApiToken?> Find(string token, CancellationToken stop) => Find(token, tokens => tokens.Find(token, stop));

    /// <summary>The app password of an account; it never is a token of the API, nor the other way round.</summary>
    public ValueTask<ApiToken?> FindAppPassword(string email, string password, CancellationToken stop) =>
        Find($"{ApiTokens.Dav}\n{email}\n{password}", tokens => tokens.FindAppPassword(email, password, stop));

    private async ValueTask<ApiToken?> Find(string what, Func<ApiTokens, Task<ApiToken?>> ask)
    {
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(what)));
        if (_known.TryGetValue(digest, out ApiToken? known))
            return known;

        await using var scope = services.CreateAsyncScope();
        var found = await ask(scope.ServiceProvider.GetRequiredService<ApiTokens>());
        if (found is not null)
            _known.Set(digest, found, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Fresh, Size = 1 });
        return found;
    }

    /// <summary>Forgets all: called when a token was revoked here.</summary>
    public void Forget() => _known.Clear();

    public void Dispose() => _known.Dispose();
}
