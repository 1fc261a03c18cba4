using System.Globalization;
using Akrab.Data.Aggregates;
using Akrab.Data.Lists;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Web.Lists;

/// <summary>What the rows of a group share, as people read it.</summary>
public static class GroupLabel
{
    public static string Of(Group group, Grouping by, IReadOnlyDictionary<Guid, LinkedTitle>? linked) => group.Value switch
    {
        null => Words.Say("api.no-value"),
        DateOnly start when by.Period is { } period => start.ToString(period switch { Period.Day => "d MMM yyyy", Period.Month => "MMMM yyyy", _ => "yyyy" }, CultureInfo.CurrentCulture),
        IEntityId id => linked?.GetValueOrDefault(id.Value)?.Title ?? Words.Say("record.not-visible"),
        string text => group.Label ?? (by.Field.Type is ChoicesType choices ? choices.LabelOf(text) : by.Field.Type is ChoiceType ? by.Field.Type.Format(text) : text),
        var value => by.Field.Type.Format(value),
    };
}
