using Akrab.Data.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Akrab.Admin.Passkeys;

/// <summary>Puts passkeys into the house.</summary>
internal static class PasskeySetup
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Scoped<IUserStore<User>, UsersWithPasskeys>());
        services.TryAddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required");
            (passkeys.AttestationConveyancePreference, passkeys.AuthenticatorTimeout) = ("none", TimeSpan.FromMinutes(5));
        });
        return services.AddScoped<Ceremonies>();
    }
}
