using Akrab.Host.Cli;

// The whole program is a command line; `akrab serve` is one of its verbs, and Serving/Server.cs is the table of contents of the web.
using var ended = new EndedByUser();
return await CommandLine.Run(args, Terminal.OfProcess(), ended.Token);
