using Akrab.Data.Writing;

namespace Akrab.Customers.Timeline;

/// <summary>Puts every interaction onto the timelines of those who took part, in the same unit of work.</summary>
public sealed class TakePart : IProjection
{
    public void Project(Change change, ProjectedRows rows)
    {
        if (change.After is not Interaction interaction)
            return;

        if (!change.IsNew)
            rows.RemoveAll<InteractionParty>((nameof(InteractionParty.Interaction), interaction.Id));
        if (interaction.DeletedAt is null)
            rows.Add(new InteractionParty { Party = interaction.Party, At = interaction.At, Interaction = interaction.Id });
    }
}
