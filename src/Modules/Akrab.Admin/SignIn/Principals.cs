using System.Security.Claims;
using Akrab.Data.People;
using Akrab.Kernel.Entities;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Akrab.Admin.SignIn;

/// <summary>Writes what the cookie says: who, in which tenant, and under which password they came in.</summary>
internal sealed class Principals(Homes homes) : IUserClaimsPrincipalFactory<User>
{
    public const string Stamp = "akrab:stamp";

    public async Task<ClaimsPrincipal> CreateAsync(User user)
    {
        var known = await homes.Of(user.Id, CancellationToken.None);
        return Of(user, known.FirstOrDefault()?.Tenant ?? default);
    }

    public static ClaimsPrincipal Of(User user, TenantId tenant) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new Claim(ClaimTypes.Name, user.UserName ?? ""),
            new Claim(AkrabClaims.Tenant, tenant.Value.ToString()),
            new Claim(Stamp, user.SecurityStamp ?? ""),
        ], IdentityConstants.ApplicationScheme));
}
