using Akrab.Calendars;
using Akrab.Customers.Activities;
using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Web.Dav;
using Akrab.Web.Dav.Entries;
using Akrab.Web.Dav.Records;
using LinkTitles = System.Collections.Generic.IReadOnlyDictionary<System.Guid, Akrab.Data.Lists.LinkedTitle>;

namespace Akrab.Customers.Calendar.Devices;

/// <summary>Activities as entries of a calendar: tasks, and appointments.</summary>
internal sealed class ActivityForm(Definition<Activity> definition) : RecordForm<Activity>(DavKind.Calendars, ".ics")
{
    private readonly IReadOnlyList<EntryPart> _parts = EntryPart.Of(definition);

    public override IReadOnlyList<Field> Linked { get; } = [definition.Find("party")!];

    public override string? UidIn(string text) => CalendarItem.Read(text).Head.Uid is { Length: > 0 } uid ? uid : null;

    public override string Write(Activity record, DavNameRow? kept, LinkTitles titles)
    {
        var now = CalendarItem.Of(ActivityEntries.Of(record, kept?.Uid ?? UidOf(record.Key), Who(record, titles)));
        if (kept is null)
            return now.ToString();

        var item = CalendarItem.Known(kept.Text);
        var entries = new KeptEntries(item, now, _parts).Refreshed(record);
        return entries is null ? kept.Text : item.With(entries).ToString();
    }

    public override Task<Func<Activity, List<FieldProblem>>> Read(string text, Activity? record, LinkTitles titles, CancellationToken stop)
    {
        var sent = CalendarItem.Read(text);
        var who = record is null ? null : Who(record, titles);
        var head = sent.Head with { Summary = ActivityEntries.Subject(sent.Head.Summary, who) };
        var shown = record is null ? null : CalendarItem.Of(ActivityEntries.Of(record, head.Uid, who: null));
        return Task.FromResult<Func<Activity, List<FieldProblem>>>(into =>
        {
            if (head.GetType() != shown?.Head.GetType())
                into.Kind = head is CalendarTask ? ActivityKind.Task : ActivityKind.Meeting;
            if (EntryTimes.Of(sent) is var times && times != (shown is null ? null : EntryTimes.Of(shown)))
                times.Give(into);
            foreach (var part in _parts)
                if (shown is null || part.Said(head) != part.Said(shown.Head))
                    part.Take(into, head);
            return [];
        });
    }

    /// <summary>What was ticked off on a device is completed, with all that follows from it.</summary>
    public override IEnumerable<(ActionDefinition Deed, object Input)> Deeds(string text, Activity record) =>
        record.IsOpen && EntryPart.IsDone(CalendarItem.Read(text).Head) ? [(definition.Actions.Single(action => action.InputType == typeof(Complete)), new Complete(null))] : [];

    private static string? Who(Activity record, LinkTitles titles) => record.Party is { } party ? titles.GetValueOrDefault(party.Value)?.Title : null;
}
