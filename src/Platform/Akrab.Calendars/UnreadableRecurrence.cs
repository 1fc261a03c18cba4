namespace Akrab.Calendars;

/// <summary>A text is no recurrence rule, or a rule contradicts itself.</summary>
/// <param name="part">The part at fault, as written.</param>
public sealed class UnreadableRecurrence(string part) : FormatException($"No recurrence rule can be read from '{part}'.")
{
    public string Part => part;
}
