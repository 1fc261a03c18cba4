using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Akrab.Privacy.Requests;

namespace Akrab.Privacy.Incidents;

/// <summary>Personal data were lost, changed, or came to those whom they do not concern. Those concerned and the authority are told within three times twenty-four hours.</summary>
public sealed class Incident : Entity<IncidentId>, IDefined<Incident>
{
    public required string Name { get; set; }

    /// <summary>When and how it happened.</summary>
    public required string What { get; set; }

    public DateTimeOffset? HappenedAt { get; set; }

    /// <summary>When we came to know of it: from then on the time runs.</summary>
    public DateTimeOffset DiscoveredAt
    {
        get;
        init
        {
            field = value;
            DueAt = value + Clocks.Incident.Limit;
        }
    } = TimeProvider.System.Now();

    public DateTimeOffset DueAt { get; private set; } = TimeProvider.System.Now() + Clocks.Incident.Limit;

    /// <summary>Which data: the fields, or in plain words.</summary>
    public required string Data { get; set; }

    /// <summary>What was and will be done: to stop it, and to make good what it did.</summary>
    public string? Measures { get; set; }

    public MemberId? Responsible { get; set; }

    /// <summary>How many people are concerned, when they were last counted and noted.</summary>
    public int? Concerned { get; private set; }

    public DateTimeOffset? CountedAt { get; private set; }

    /// <summary>How those concerned were found.</summary>
    public string? CountedBy { get; private set; }

    public DateTimeOffset? AuthorityToldAt { get; private set; }

    public string? AuthorityToldHow { get; private set; }

    public DateTimeOffset? PeopleToldAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What we do differently from now on.</summary>
    public string? Lessons { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool MustTell => IsOpen && (AuthorityToldAt is null || PeopleToldAt is null);

    public void Count(int concerned, string by, DateTimeOffset at) => (Concerned, CountedBy, CountedAt) = (concerned, by, at);

    public void TellAuthority(string how, DateTimeOffset? at) => (AuthorityToldHow, AuthorityToldAt) = (how, at ?? TimeProvider.System.Now());

    public void PeopleTold(DateTimeOffset at) => PeopleToldAt ??= at;

    public void Close(string lessons)
    {
        Require(IsOpen, "incident.closed");

        (Lessons, ClosedAt) = (lessons, TimeProvider.System.Now());
    }

    public static void Define(Definition<Incident> it)
    {
        it.IsCalled("incident", "incidents").Icon("alert-triangle").OnlyFor(Rights.LookAfterPrivacy);
        it.Has(i => i.Name, new TextType(200)).Required().Searched().Indexed();
        it.Has(i => i.What, new LongTextType()).Required();
        it.Has(i => i.HappenedAt);
        it.Has(i => i.DiscoveredAt).Fixed().Indexed();
        it.Has(i => i.DueAt).ReadOnly().Indexed().TellsOf(nameof(DiscoveredAt));
        it.Has(i => i.Data, new LongTextType()).Required();
        it.Has(i => i.Measures, new LongTextType());
        it.Has(i => i.Responsible);
        it.Has(i => i.Concerned).ReadOnly();
        it.Has(i => i.CountedAt).ReadOnly();
        it.Has(i => i.CountedBy, new TextType(500)).ReadOnly();
        it.Has(i => i.AuthorityToldAt).ReadOnly();
        it.Has(i => i.AuthorityToldHow, new TextType(300)).ReadOnly();
        it.Has(i => i.PeopleToldAt).ReadOnly();
        it.Has(i => i.ClosedAt).ReadOnly().Indexed();
        it.Has(i => i.Lessons, new LongTextType()).ReadOnly();
        it.Titled(i => i.Name);
        it.Lists(i => i.Name, i => i.DiscoveredAt, i => i.DueAt, i => i.Concerned, i => i.AuthorityToldAt, i => i.PeopleToldAt, i => i.ClosedAt);
        it.Section("main", i => i.Name, i => i.What, i => i.HappenedAt, i => i.DiscoveredAt, i => i.DueAt, i => i.Data, i => i.Measures, i => i.Responsible);
        it.Section("told", i => i.Concerned, i => i.CountedBy, i => i.CountedAt, i => i.AuthorityToldAt, i => i.AuthorityToldHow, i => i.PeopleToldAt, i => i.Lessons, i => i.ClosedAt);
        it.Can<TellAuthority>((i, tell) => i.TellAuthority(tell.How, tell.At)).While(i => i.IsOpen).Icon("building-bank");
        it.Can<CloseIncident>((i, close) => i.Close(close.Lessons)).While(i => i.IsOpen).Icon("check");
    }
}

/// <summary>The authority was told.</summary>
public sealed record TellAuthority(string How, DateTimeOffset? At);

/// <summary>All is done; this is what we learnt.</summary>
public sealed record CloseIncident([LongText] string Lessons);

/// <summary>An incident with personal data.</summary>
public readonly record struct IncidentId(Guid Value) : IEntityId<IncidentId>
{
    public static IncidentId Of(Guid value) => new(value);
}
