using System.Globalization;
using Akrab.Calendars.Zones;
using Akrab.Exchange.ContentLines;

namespace Akrab.Calendars.Reading;

/// <summary>The properties of a component. Each is taken by whoever understands it; what nobody takes remains as extra.</summary>
internal sealed class Properties(Component component, ZoneBook zones, ProblemList problems)
{
    /// <summary>The RFC wants one; each costs time where it is hostile.</summary>
    private const int MostRules = 10;

    private readonly HashSet<ContentLine> _understood = [];
    private readonly List<Leftover> _leftovers = [];

    public Component Component => component;

    public IReadOnlyList<ContentLine> Extras => [.. component.Properties.Where(line => !_understood.Contains(line))];

    public IReadOnlyList<Leftover> Leftovers => _leftovers;

    public Properties Of(Component part) => new(part, zones, problems);

    public void Require(string name)
    {
        if (!All(name).Any())
            problems.Note(component.Line, "calendar.missing", name);
    }

    public string Text(string name)
    {
        if (FirstSaid(name) is not { } line)
            return "";

        var text = ContentText.Unescape(ContentText.Decode(line));
        Understand(line, ContentText.Escape(text), "VALUE", "ENCODING", "CHARSET");
        return text;
    }

    /// <summary>A value that is no text, and so is not escaped.</summary>
    public string Raw(string name)
    {
        if (FirstSaid(name) is not { } line)
            return "";

        Understand(line, line.Value.Trim(), "VALUE");
        return line.Value.Trim();
    }

    public IReadOnlyList<string> Texts(string name)
    {
        List<string> texts = [];
        foreach (var line in All(name))
        {
            texts.AddRange(ContentText.Split(ContentText.Decode(line), ',').Select(text => ContentText.Unescape(text).Trim()).Where(text => text.Length > 0));
            Understand(line, line.Value, "VALUE", "ENCODING", "CHARSET");
        }

        return texts;
    }

    public int? Number(string name, int least, int most) => One(name, line =>
        int.TryParse(line.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : (int?)null, number => number.ToString(CultureInfo.InvariantCulture));

    public T? Token<T>(string name) where T : struct, Enum => One(name, line => Tokens.Read<T>(line.Value), Tokens.Write);

    public CalendarDuration? Duration(string name, params string[] read) => One(name, line => CalendarDuration.TryParse(line.Value, out var duration) ? duration : (CalendarDuration?)null, duration => duration.ToString(), ["VALUE", .. read]);

    public CalendarTime? Time(string name, params string[] read) => One(name, line => Time(line, line.Value), time => time.ToString(), ["VALUE", .. read]);

    /// <summary>A stamp, always in UTC; where a program says it as a floating time, UTC is meant.</summary>
    public DateTimeOffset? Moment(string name) =>
        One(name, line => Time(line, line.Value)?.Moment(TimeZoneInfo.Utc), moment => CalendarTime.Utc(moment).ToString(), "VALUE", "TZID");

    public IReadOnlyList<CalendarTime> Times(string name) => Lists(name, Time);

    public IReadOnlyList<ExtraOccurrence> Occurrences(string name) => Lists(name, (line, text) =>
    {
        var parts = text.Split('/', 2);
        if (Time(line, parts[0]) is not { } start)
            return null;
        if (parts.Length == 1)
            return new ExtraOccurrence(start);
        if (CalendarDuration.TryParse(parts[1], out var duration))
            return new ExtraOccurrence(start, start.Plus(duration));
        return Time(line, parts[1]) is { } end ? new ExtraOccurrence(start, end) : (ExtraOccurrence?)null;
    });

    public IReadOnlyList<Recurrence> Recurrences(string name)
    {
        List<Recurrence> rules = [];
        foreach (var line in All(name))
        {
            if (rules.Count < MostRules && Recurrence.TryParse(line.Value, out var rule))
            {
                rules.Add(rule);
                Understand(line, rule.ToString());
            }
            else
            {
                problems.Note(component.Line, "calendar.value", name);
            }
        }

        return rules;
    }

    public IReadOnlyList<Attendee> Attendees(string name)
    {
        List<Attendee> all = [];
        foreach (var line in All(name))
        {
            var attendee = new Attendee(line.Value.Trim())
            {
                Name = line.Parameter("CN") ?? "",
                Participation = Tokens.Read<Participation>(line.Parameter("PARTSTAT")),
                Role = Tokens.Read<ParticipantRole>(line.Parameter("ROLE")),
                IsAsked = bool.TryParse(line.Parameter("RSVP"), out var isAsked) ? isAsked : null,
            };
            all.Add(attendee);
            List<string> read = ["CN", "RSVP"];
            if (attendee.Participation is not null)
                read.Add("PARTSTAT");
            if (attendee.Role is not null)
                read.Add("ROLE");
            Understand(line, attendee.Address, [.. read]);
        }

        return all;
    }

    /// <summary>The value of a parameter of a property, before it is taken.</summary>
    public string? Parameter(string name, string parameter) => All(name).FirstOrDefault()?.Parameter(parameter);

    private IEnumerable<ContentLine> All(string name) => component.Properties.Where(line => line.Name == name);

    /// <summary>The first that has a value; the empty ones before it say nothing, and are done with.</summary>
    private ContentLine? FirstSaid(string name)
    {
        foreach (var line in All(name))
        {
            if (!string.IsNullOrWhiteSpace(line.Value))
                return line;
            _understood.Add(line);
        }

        return null;
    }

    private CalendarTime? Time(ContentLine line, string text)
    {
        var zone = line.Parameter("TZID") is { } name ? zones.Find(name) : null;
        return CalendarTime.TryParse(text, zone, out var time) ? time : null;
    }

    private T? One<T>(string name, Func<ContentLine, T?> read, Func<T, string> write, params string[] parameters) where T : struct
    {
        if (All(name).FirstOrDefault() is not { } line)
            return null;

        if (read(line) is { } value)
        {
            Understand(line, write(value), Zoned(line, parameters));
            return value;
        }

        problems.Note(component.Line, "calendar.value", name);
        return null;
    }

    /// <summary>Lists of which one value is broken remain unread as a whole, so that it is not lost.</summary>
    private List<T> Lists<T>(string name, Func<ContentLine, string, T?> read) where T : struct
    {
        List<T> values = [];
        foreach (var line in All(name))
        {
            var some = line.Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => read(line, text)).ToList();
            if (some.TrueForAll(value => value is not null))
            {
                values.AddRange(some.OfType<T>());
                Understand(line, line.Value, Zoned(line, ["VALUE"]));
            }
            else
            {
                problems.Note(component.Line, "calendar.value", name);
            }
        }

        return values;
    }

    /// <summary>A zone that nobody knows stays with the line; its time counts as floating.</summary>
    private string[] Zoned(ContentLine line, string[] read)
    {
        if (line.Parameter("TZID") is not { } name || zones.Find(name) is not null)
            return [.. read, "TZID"];

        problems.Note(component.Line, "calendar.zone", name);
        return read;
    }

    private void Understand(ContentLine line, string value, params string[] read)
    {
        _understood.Add(line);
        var left = line.Parameters.Where(parameter => !read.Any(parameter.Is)).ToList();
        if (left.Count > 0)
            _leftovers.Add(new Leftover(line.Name, value, left));
    }
}
