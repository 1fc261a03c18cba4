using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Timeline;

/// <summary>Writes a note, a call or a visit onto the party's timeline.</summary>
public sealed class RecordInteraction(AkrabDb db, TimeProvider time) : IDo<Party, AddNote>, IDo<Party, LogCall>, IDo<Party, LogVisit>
{
    public Task Do(Party record, AddNote input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Note, Channel.None, Direction.Internal, null, input.Body);

    public Task Do(Party record, LogCall input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Call, Channel.Phone, input.TheyCalled ? Direction.In : Direction.Out, input.At, input.Body);

    public Task Do(Party record, LogVisit input, CancellationToken stop) =>
        Add(record.Id, InteractionKind.Visit, Channel.Visit, Direction.Out, input.At, input.Body);

    private Task Add(PartyId party, InteractionKind kind, Channel channel, Direction direction, DateTimeOffset? at, string? body)
    {
        db.Add(new Interaction
        {
            Party = party,
            Kind = kind,
            Channel = channel,
            Direction = direction,
            At = at ?? time.Now(),
            Member = db.Acting.Member,
            Body = body,
        });
        return Task.CompletedTask;
    }
}
