namespace Akrab.Ui;

/// <summary>An area of the product in the rail: people, sales, inbox. At most nine; the first five of them also stand at a phone's foot.</summary>
public sealed record Area(string Key, string Text, string Url, string Icon, string? Count = null);

/// <summary>One thing that can be created from anywhere.</summary>
public sealed record Creation(string Text, string Url, string Icon);

/// <summary>Everything the frame of a signed-in page needs to know.</summary>
public sealed record ShellModel
{
    /// <summary>The areas this user may see.</summary>
    public required IReadOnlyList<Area> Areas { get; init; }

    /// <summary>The <see cref="Area.Key"/> of the area the page belongs to.</summary>
    public string? Current { get; init; }

    /// <summary>Who is signed in.</summary>
    public required string UserName { get; init; }

    /// <summary>Their sign-in name, under the name.</summary>
    public string? UserEmail { get; init; }

    /// <summary>The company they work for.</summary>
    public required string CompanyName { get; init; }

    /// <summary><c>id</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "id";

    /// <summary><c>light</c>, <c>dark</c> or <c>auto</c>, from the cookie, so that the page never flashes.</summary>
    public string Theme { get; init; } = "auto";

    /// <summary>The antiforgery request token.</summary>
    public string? AntiforgeryToken { get; init; }

    /// <summary>The user's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What the create button offers; the first is what it does when pressed without JavaScript.</summary>
    public IReadOnlyList<Creation> Creations { get; init; } = [];

    /// <summary>Links of the user menu beyond language, theme and sign-out: own settings, administration.</summary>
    public IReadOnlyList<Creation> UserLinks { get; init; } = [];

    /// <summary>Messages carried over from the request before.</summary>
    public IReadOnlyList<ToastMessage> Toasts { get; init; } = [];

    /// <summary>Address of the search page (without JavaScript) and of the palette's fragments.</summary>
    public string SearchUrl { get; init; } = "/search";

    /// <summary>Where the palette fetches its answers.</summary>
    public string PaletteUrl { get; init; } = "/parts/palette";

    /// <summary>Receives <c>language</c> or <c>theme</c> and <c>back</c>, sets the cookie and returns.</summary>
    public string PreferencesUrl { get; init; } = "/me/preferences";

    /// <summary>The page of what one was told.</summary>
    public string NoticesUrl { get; init; } = "/notices";

    /// <summary>Signs the user out.</summary>
    public string SignOutUrl { get; init; } = "/sign-out";
}

/// <summary>A short message that passes by itself; it may offer one link, such as undo.</summary>
public sealed record ToastMessage(string Text, Tone Tone = Tone.Teal, string? ActionText = null, string? ActionUrl = null);
