namespace Akrab.Ui;

/// <summary>One field that changes, as people read it, before and after.</summary>
public sealed record DiffLine(string Field, string? Before, string? After);
