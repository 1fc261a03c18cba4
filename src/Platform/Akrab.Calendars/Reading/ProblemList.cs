namespace Akrab.Calendars.Reading;

/// <summary>Notes what is wrong, as far as the limit goes.</summary>
internal sealed class ProblemList(int most)
{
    private readonly List<CalendarProblem> _problems = [];

    public IReadOnlyList<CalendarProblem> All => _problems;

    public void Note(long line, string key, string subject = "")
    {
        if (_problems.Count < most)
            _problems.Add(new CalendarProblem(line, key, subject.Length > 100 ? subject[..100] : subject));
    }
}
