using System.Security.Cryptography;
using Akrab.Kernel.Entities;
using Microsoft.AspNetCore.DataProtection;

namespace Akrab.Conversations.Accounts;

/// <summary>Keeps passwords and secret letters unreadable in the database; a text sealed for one company opens in no other.</summary>
internal sealed class PasswordSeal(IDataProtectionProvider ring)
{
    public string Close(TenantId tenant, string secret) => Of(tenant).Protect(secret);

    /// <summary>Null when the ring of keys is another one: after a restore without its keys, for example.</summary>
    public string? Open(TenantId tenant, string closed)
    {
        try
        {
            return Of(tenant).Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Of(TenantId tenant) => ring.CreateProtector("mail", tenant.Value.ToString());
}
