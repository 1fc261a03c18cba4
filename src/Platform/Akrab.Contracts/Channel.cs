namespace Akrab.Contracts;

/// <summary>A way in and out.</summary>
public enum Channel
{
    None,
    Phone,
    Whatsapp,
    Email,
    Telegram,
    WebChat,
    Counter,
    Visit,
    Portal,
}
