using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Customers.Timeline;

/// <summary>The timeline in the middle of a party's page.</summary>
public sealed class TimelinePanel(TimelineReader reader, AkrabDb db, IPost post) : IRecordPanel
{
    public bool IsCentral => true;

    public bool IsFor(EntityDefinition definition) => definition.IdType == typeof(PartyId);

    public async Task<RenderFragment> Draw(Entity record, EntityDefinition definition, HttpContext context, CancellationToken stop)
    {
        var page = await reader.Read((Party)record, new TimelineQuestion(), stop);
        var canMail = !page.Party.Emails.IsEmpty && await post.CanSend(stop);
        return builder =>
        {
            builder.OpenComponent<TimelineCard>(0);
            builder.AddComponentParameter(1, nameof(TimelineCard.Page), page);
            builder.AddComponentParameter(2, nameof(TimelineCard.CanWrite), db.Acting.MayCreate(db.Registry.Get<Interaction>()));
            builder.AddComponentParameter(3, nameof(TimelineCard.CanMail), canMail);
            builder.CloseComponent();
        };
    }
}

/// <summary>More of a timeline, and a timeline of one kind.</summary>
internal static class TimelineEndpoints
{
    private static readonly ChoiceType Kinds = ChoiceType.Of(typeof(InteractionKind)), Channels = ChoiceType.Of(typeof(Channel));

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/people/{id:guid}/timeline", (Guid id, HttpContext context, RecordReader records, TimelineReader reader, AkrabDb db, CancellationToken stop) => Show<Person>(id, context, records, reader, db, stop));
        pages.MapGet("/organisations/{id:guid}/timeline", (Guid id, HttpContext context, RecordReader records, TimelineReader reader, AkrabDb db, CancellationToken stop) => Show<Organisation>(id, context, records, reader, db, stop));
    }

    private static async Task<IResult> Show<T>(Guid id, HttpContext context, RecordReader records, TimelineReader reader, AkrabDb db, CancellationToken stop) where T : Party
    {
        var party = await records.See<T>(id, stop);
        var page = await reader.Read(party, Asked(context.Request.Query), stop);
        return context.IsFragment()
            ? Pages.Fragment<TimelineItems>((nameof(TimelineItems.Page), page))
            : context.Page<TimelineAlone>(db.Registry.Get<T>().TitleOf(party), db.Registry.Get<T>().Name,
                (nameof(TimelineAlone.Title), db.Registry.Get<T>().TitleOf(party)), (nameof(TimelineAlone.Page), page));
    }

    private static TimelineQuestion Asked(IQueryCollection query) => new(
        (InteractionKind?)Kinds.Parse(query["kind"], ReadingContext.Invariant),
        (Channel?)Channels.Parse(query["channel"], ReadingContext.Invariant),
        long.TryParse(query["at"], out var ticks) && ticks > 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
        Guid.TryParse(query["before"], out var before) ? before : null);
}
