using Akrab.Customers.Parties;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Customers.Profile;

/// <summary>Something personal worth remembering.</summary>
public sealed record Remember(FactKind Kind, string What, AnnualDate? Day, string? Source);

/// <summary>Keeps a fact of a party, learnt today.</summary>
public sealed class RememberFact(AkrabDb db, TimeProvider time) : IDo<Party, Remember>
{
    public Task Do(Party record, Remember input, CancellationToken stop)
    {
        db.Add(new Fact { Party = record.Id, Kind = input.Kind, What = input.What, Day = input.Day, Source = input.Source, LearntOn = time.Today() });
        return Task.CompletedTask;
    }
}
