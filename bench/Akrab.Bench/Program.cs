using System.Globalization;
using System.Text.Json;
using Akrab.Bench;
using Akrab.Data.Setup;

// bin/bench calls this: fill a database with people, start the published server on it, put load on it, print a table.
// Akrab.Bench PUBLISHED-FOLDER PEOPLE DATA-FOLDER [WORD] [POSTGRES-CONNECTION]
// A data folder that was filled before is used as it is; WORD picks the lines whose names contain it.
var (published, people, folder) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
var place = new DataPlace(folder, args.Length > 4 ? args[4] : null);
var known = Path.Combine(folder, "company.json");
if (!File.Exists(known))
    await File.WriteAllTextAsync(known, JsonSerializer.Serialize(await Filling.Fill(place, people)));
var company = JsonSerializer.Deserialize<Company>(await File.ReadAllTextAsync(known))!;
var door = await Filling.SignInLink(place, company);

var (table, only) = (new Table(place.IsPostgres ? "PostgreSQL" : "SQLite", people), args.Length > 3 ? args[3] : "");
await using (var server = await PublishedServer.Start(published, place))
{
    await new Scenarios(server, company, door, table, only).Run();
    if ("permission".Contains(only, StringComparison.OrdinalIgnoreCase))
        await new PermissionCost(server, place, company, table).Run();
    if ("selling".Contains(only, StringComparison.OrdinalIgnoreCase))
        await new Selling(server, place, table).Run();
}

if ("import".Contains(only, StringComparison.OrdinalIgnoreCase))
    await using (var server = await PublishedServer.Start(published, place))
        await new Importing(server, company, table).Run();
var chores = new Chores(published, place, company, table);
if ("merge".Contains(only, StringComparison.OrdinalIgnoreCase))
    await chores.Merge();
if ("scan".Contains(only, StringComparison.OrdinalIgnoreCase))
    await chores.Scan();
table.Print(Console.Out);
