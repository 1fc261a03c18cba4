using Akrab.Bench;
using Akrab.Data.Setup;

// bin/bench calls this: fill a database with people, start the published server on it, put load on it, print a table.
// Akrab.Bench PUBLISHED-FOLDER PEOPLE [POSTGRES-CONNECTION]
var published = args[0];
var people = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
var place = new DataPlace(Directory.CreateTempSubdirectory("akrab-bench-").FullName, args.Length > 2 ? args[2] : null);
try
{
    var company = await Filling.Fill(place, people);
    await using var server = await PublishedServer.Start(published, place);
    var table = new Table(place.IsPostgres ? "PostgreSQL" : "SQLite", people);
    await Scenarios.Run(server, company, table);
    table.Print(Console.Out);
}
finally
{
    Directory.Delete(place.Folder, true);
}
