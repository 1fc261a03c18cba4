using Akrab.Kernel.Language;

namespace Akrab.Admin.Settings.Members;

/// <summary>A one-time link for a colleague, and the message to send it with.</summary>
public sealed record InvitationLink(string Name, string? Email, string Company, string Url)
{
    public string Message => Words.Say("settings.users.message", ("name", Name), ("company", Company), ("url", Url));

    public string Subject => Words.Say("settings.users.message.subject", ("company", Company));

    /// <summary>Opens WhatsApp with the message; the sender chooses the chat.</summary>
    public string WhatsApp => "https://wa.me/?text=" + Uri.EscapeDataString(Message);

    /// <summary>Opens the mail program with the message.</summary>
    public string Mail => $"mailto:{Email}?subject={Uri.EscapeDataString(Subject)}&body={Uri.EscapeDataString(Message)}";
}
