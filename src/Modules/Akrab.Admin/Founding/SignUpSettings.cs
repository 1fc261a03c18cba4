using Microsoft.Extensions.Configuration;

namespace Akrab.Admin.Founding;

/// <summary>Whether strangers may found companies here, and where the house is reached: a link in a letter never follows what a request calls us.</summary>
internal sealed record SignUpSettings(bool IsOn, string? Origin)
{
    /// <summary><c>on</c> opens <c>/sign-up</c>; it is closed otherwise.</summary>
    public const string Setting = "AKRAB_SIGN_UP";

    public static SignUpSettings From(IConfiguration settings) => new(settings[Setting]?.Trim() is "on" or "yes" or "true" or "1", Web.Frame.Origins.Origin(settings));
}
