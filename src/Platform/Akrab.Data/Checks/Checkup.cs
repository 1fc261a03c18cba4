using Akrab.Data.Model;
using Akrab.Data.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Checks;

/// <summary>Looks at everything that must be true of the data, and says what is not.</summary>
public sealed class Checkup(IServiceProvider services)
{
    /// <summary>The platform's checks; those of modules come after them.</summary>
    private static readonly IReadOnlyList<ICheck> Own =
        [new ObjectsCheck(), new WallsCheck(), new LinksCheck(), new TitlesCheck(), new ValuesCheck(), new SearchCheck(), new JournalCheck(), new Sealing.SealCheck(), new OutboxCheck(), new FilesCheck(), new Erasing.ErasureCheck()];

    public async Task<CheckReport> Run(CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var room = new CheckRoom(scope.ServiceProvider.GetRequiredService<AkrabDb>(), services);
        foreach (var check in Own.Concat(services.GetServices<ICheck>()))
        {
            room.Begin(check.Name);
            try
            {
                await check.Look(room, stop);
            }
            catch (System.Data.Common.DbException fault)
            {
                room.Broken($"could not be looked at: {fault.Message}");
            }
        }

        return room.Report;
    }
}
