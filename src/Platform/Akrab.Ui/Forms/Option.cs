namespace Akrab.Ui;

/// <summary>One choice of a <see cref="SelectBox"/>: what is sent and what is read; choices of one group stand together.</summary>
public sealed record Option(string Value, string Text, string? Group = null);
