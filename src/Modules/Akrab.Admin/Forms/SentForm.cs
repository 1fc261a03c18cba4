using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.Forms;

/// <summary>Reads what a form sent.</summary>
internal static class SentForm
{
    /// <summary>A text without the blanks around it; empty when it was not sent.</summary>
    public static string Text(this IFormCollection form, string name) => form[name].ToString().Trim();

    /// <summary>A text, or null when it was left empty.</summary>
    public static string? TextOrNull(this IFormCollection form, string name) => form.Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A check box; it sends <c>true</c> first when it is on.</summary>
    public static bool IsOn(this IFormCollection form, string name) => form[name] is [{ } first, ..] && first == "true";
}
