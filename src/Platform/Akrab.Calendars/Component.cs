using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars;

/// <summary>A component as it stands in the file, for what we do not know and yet give back unchanged (RFC 5545, 3.6).</summary>
/// <param name="Name">In capitals: VJOURNAL.</param>
/// <param name="Line">Where it began in the file; 0 if it never was in one.</param>
public sealed record Component(string Name, IReadOnlyList<ContentLine> Properties, IReadOnlyList<Component> Parts, long Line = 0);
