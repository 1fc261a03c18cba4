using System.Globalization;
using Akrab.Bench;
using Akrab.Data.Setup;
using Akrab.Torture;

// bin/torture calls this: writers put load on the API while the server is killed at random moments, again and again; every write that was
// acknowledged must be there, none twice, and everything that must be true of the data must be so.
// Akrab.Torture PUBLISHED-FOLDER KILLS DATA-FOLDER SEED [POSTGRES-CONNECTION POSTGRES-FOLDER]
var (published, kills, seed) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[3], CultureInfo.InvariantCulture));
var place = new DataPlace(args[2], args.Length > 4 ? args[4] : null);
var database = args.Length > 5 ? new PostgresServer(args[5]) : null;
var company = await Filling.Fill(place, 500);
return await new Ordeal(published, place, company, database, new Random(seed)).Endure(kills);
