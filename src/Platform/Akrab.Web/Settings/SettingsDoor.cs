namespace Akrab.Web.Settings;

/// <summary>A page of a module among the settings; for administrators, as all of them.</summary>
/// <param name="Word">The key of its title; that of the sentence beneath ends in <c>.text</c>.</param>
public sealed record SettingsDoor(string Word, string Href, string Icon);
