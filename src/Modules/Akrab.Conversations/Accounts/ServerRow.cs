using Akrab.Data.Rows;
using Akrab.Mail.Connecting;

namespace Akrab.Conversations.Accounts;

/// <summary>A mail server of the company's, and how we sign in there.</summary>
public abstract class ServerRow : TenantRow
{
    public required string Host { get; set; }

    public required int Port { get; set; }

    public required Encryption Encryption { get; set; }

    /// <summary>Null where the server asks for no name.</summary>
    public string? User { get; set; }

    /// <summary>Encrypted with the house's ring of keys.</summary>
    public string? Password { get; set; }

    /// <summary>When it was arranged like this: whoever works with it begins anew when it differs.</summary>
    public required DateTimeOffset ArrangedAt { get; set; }
}
