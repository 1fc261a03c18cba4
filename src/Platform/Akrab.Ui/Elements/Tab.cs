namespace Akrab.Ui;

/// <summary>One tab: its word, where it leads, and how many things are there.</summary>
public sealed record Tab(string Text, string Url, bool IsCurrent = false, string? Count = null);
