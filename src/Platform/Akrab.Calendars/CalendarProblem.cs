using Akrab.Kernel.Language;

namespace Akrab.Calendars;

/// <summary>Something in a file that could not be read; the rest of it was.</summary>
/// <param name="Line">Where it stands, or where the component begins that it belongs to.</param>
/// <param name="Key">Names the sentence shown to the person.</param>
/// <param name="Subject">The property or component it is about.</param>
public sealed record CalendarProblem(long Line, string Key, string Subject)
{
    public override string ToString()
    {
        Words.Load(typeof(CalendarProblem).Assembly);
        return Words.Say(Key, ("line", Line), ("subject", Subject));
    }
}
