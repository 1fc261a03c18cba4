namespace Akrab.Ui;

/// <summary>A field that two people changed at once: what each of them wants it to be, as sent and as read.</summary>
public sealed record ConflictLine(string Name, string Label, string? Yours, string? Theirs, string? YoursText = null, string? TheirsText = null);
