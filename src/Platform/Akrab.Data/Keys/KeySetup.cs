using System.Text;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Keys;

/// <summary>Puts the protection of cookies, tokens and cursors into the house.</summary>
public static class KeySetup
{
    public static IServiceCollection AddAkrabKeys(this IServiceCollection services)
    {
        services.AddSingleton<HouseSecret>();
        services.AddDataProtection().SetApplicationName("akrab");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => keys.XmlRepository = new KeysInDatabase(provider));
        return services;
    }

    /// <summary>Takes the secret that all processes share and that outlives a restart: the first key of the ring.</summary>
    public static async Task ShareSecret(this IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<DataProtectionKeyRow>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml);
        if (await keys.FirstOrDefaultAsync(stop) is not { } first)
        {
            services.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect("");
            first = await keys.FirstAsync(stop);
        }

        var secret = services.GetRequiredService<HouseSecret>();
        secret.Use(Encoding.UTF8.GetBytes(first));
        services.GetRequiredService<CursorSeal>().Use(secret.For("cursors", 32));
    }
}
