namespace Akrab.Ui;

/// <summary>One bar of <see cref="StackedBars"/>.</summary>
/// <param name="Value">What all of it is, as people read it.</param>
/// <param name="Mark">What it should reach.</param>
public sealed record StackedBar(string Label, IReadOnlyList<double> Values, string Value, double? Mark = null);

/// <summary>What one part of each bar is.</summary>
public sealed record BarPart(string Name, Tone Tone);
