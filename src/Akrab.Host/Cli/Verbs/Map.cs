using Akrab.Data.Setup;
using Akrab.Host.Serving;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Lists what the definitions make.</summary>
internal sealed class Map() : Verb("map", "List every entity, field, action, permission, event, handler and route.")
{
    public override bool NeedsDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("akrab-map-").FullName;
        try
        {
            await using var app = Server.Build(new DataPlace(folder), []);
            foreach (var line in HouseMap.Lines(app.Services, app))
                await work.Terminal.Out.WriteLineAsync(line);
            return Exit.Fine;
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
