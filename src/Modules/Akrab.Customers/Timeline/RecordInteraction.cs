using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Timeline;

/// <summary>Writes what happened, or what they told us, onto the party's timeline.</summary>
public sealed class RecordInteraction(AkrabDb db, TimeProvider time) : IDo<Party, AddNote>, IDo<Party, LogCall>, IDo<Party, LogVisit>, IDo<Party, ReachOut>, IDo<Party, Hear>, IDo<Party, Rate>
{
    public Task Do(Party record, AddNote input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Note, Channel.None, Direction.Internal, input.At, input.Body);

    public Task Do(Party record, LogCall input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Call, Channel.Phone, input.TheyCalled ? Direction.In : Direction.Out, input.At, input.Body);

    public Task Do(Party record, LogVisit input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Visit, Channel.Visit, Direction.Out, input.At, input.Body);

    public Task Do(Party record, ReachOut input, CancellationToken stop) => input.By switch
    {
        Channel.Phone => Add(record.Id, InteractionKind.Call, input.By, Direction.Out, input.At, null, isUnanswered: !input.Answered),
        Channel.Visit => Add(record.Id, InteractionKind.Visit, input.By, Direction.Out, input.At, null, isUnanswered: !input.Answered),
        _ => Add(record.Id, InteractionKind.Message, input.By, Direction.Out, input.At, null),
    };

    public Task Do(Party record, Hear input, CancellationToken stop) =>
        Add(record.Id, input.Kind switch { Voice.Request => InteractionKind.Request, Voice.Complaint => InteractionKind.Complaint, _ => InteractionKind.Interview }, input.Channel ?? Channel.None, Direction.In, input.At, input.Body);

    public Task Do(Party record, Rate input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Satisfaction, Channel.None, Direction.In, input.At, input.Body, input.Answer);

    private Task Add(PartyId party, InteractionKind kind, Channel channel, Direction direction, DateTimeOffset? at, string? body, Satisfaction? answer = null, bool isUnanswered = false)
    {
        var said = new Interaction
        {
            Party = party,
            Kind = kind,
            Channel = channel,
            Direction = direction,
            At = at ?? time.Now(),
            Member = db.Acting.Member,
            Body = body,
            Answer = answer,
            IsUnanswered = isUnanswered,
        };
        said.Made();
        db.Add(said);
        return Task.CompletedTask;
    }
}
