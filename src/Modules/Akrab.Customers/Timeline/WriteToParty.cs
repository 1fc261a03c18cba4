using Akrab.Contracts;
using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Customers.Timeline;

/// <summary>Writes to a party by e-mail: the letter and the line that tells of it are one unit of work.</summary>
public sealed class WriteToParty(AkrabDb db, IPost post, TimeProvider time) : IDo<Party, WriteMail>
{
    public async Task Do(Party record, WriteMail input, CancellationToken stop)
    {
        var to = input.To ?? record.Emails.Primary?.Address;
        if (record.Emails.Items.All(e => !e.Address.Equals(to, StringComparison.OrdinalIgnoreCase)))
            throw new BrokenRule("party.not-their-address");

        var said = new Interaction
        {
            Party = record.Id,
            Kind = InteractionKind.Message,
            Channel = Channel.Email,
            Direction = Direction.Out,
            At = time.Now(),
            Member = db.Acting.Member,
            Subject = input.Subject,
            Body = input.Body,
        };
        await post.Queue(new Letter(to!, input.Subject, input.Body) { ToName = db.Registry.Get(record.GetType()).TitleOf(record), Party = record.Id, Interaction = said.Id, AnswersTo = db.Acting.Member }, stop);
        said.Made();
        db.Add(said);
    }
}
