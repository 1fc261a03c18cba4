using Akrab.Data.Access;
using Akrab.Data.Model;

namespace Akrab.Sales.Opportunities;

/// <summary>Sums over opportunities are for those who may see all that is added up.</summary>
internal static class OnlySellers
{
    private static readonly string[] AddedUp = ["amount", "status", "closesOn", "closedOn", "stage", "owner", "branch", "certainty"];

    /// <exception cref="NotAllowed">Opportunities, or one of the fields that are added up, are not for whoever asks.</exception>
    public static async Task MustSee(AkrabDb db, Overlays overlays, CancellationToken stop)
    {
        var definition = db.Registry.Get<Opportunity>();
        if (!db.Acting.MayRead(definition))
            throw new NotAllowed();

        var known = (await overlays.Of(db, stop)).FieldsOf(definition);
        if (AddedUp.Any(name => known.Find(name) is null))
            throw new NotAllowed();
    }
}
