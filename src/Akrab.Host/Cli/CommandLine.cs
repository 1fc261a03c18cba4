using System.CommandLine;
using System.Globalization;
using Akrab.Data.Setup;
using Akrab.Host.Cli.Verbs;
using Akrab.Host.Setup;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;

namespace Akrab.Host.Cli;

/// <summary>The verbs of <c>akrab</c>, and how they come to run: in the server that owns the data folder, else here.</summary>
public static class CommandLine
{
    private static RootCommand Root() => new("Akrab: knows every customer. One program: the server and the tools around it.")
    {
        Where.Data, Where.Database, Where.Tenant, Where.User,
        new Serve(),
        new Import(),
        new Export(),
        new FindDuplicates(),
        new Command("tenant", "Companies in this database.") { new TenantAdd(), new TenantList(), TenantSuspend.Closing(), TenantSuspend.Opening(), new TenantExport(), new TenantImport(), new TenantDelete(), new TenantKeep() },
        new Command("user", "People who sign in.") { new UserAdd(), new UserOneStep() },
        new Command("token", "Keys for programs that use the API.") { new TokenCreate() },
        new Migrate(),
        new Demo(),
        new Backup(),
        new Restore(),
        new Check(),
        new Map(),
    };

    /// <summary>Runs what was typed; <paramref name="running"/> is the house when a server runs it for somebody else.</summary>
    public static async Task<int> Run(string[] args, Terminal terminal, CancellationToken stop, IServiceProvider? running = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(IsIndonesian ? "id-ID" : "en-GB");
        var typed = Root().Parse(args);
        if (typed.Errors.Count > 0)
        {
            foreach (var error in typed.Errors)
                await terminal.Error.WriteLineAsync(error.Message);
            await terminal.Error.WriteLineAsync("Try: akrab --help");
            return Exit.Usage;
        }

        if (typed.CommandResult.Command is not Verb verb || typed.Action is not null)
            return await Help(typed, terminal, stop);

        return await Explained(terminal, () => Run(verb, typed, args, terminal, running, stop));
    }

    /// <summary>Help and version, under the name people type.</summary>
    private static async Task<int> Help(ParseResult typed, Terminal terminal, CancellationToken stop)
    {
        var said = new StringWriter();
        var exit = await typed.InvokeAsync(new InvocationConfiguration { Output = said, Error = terminal.Error }, stop);
        await terminal.Out.WriteAsync(said.ToString().Replace(typed.RootCommandResult.Command.Name, "akrab", StringComparison.Ordinal));
        return exit;
    }

    private static async Task<int> Run(Verb verb, ParseResult typed, string[] args, Terminal terminal, IServiceProvider? running, CancellationToken stop)
    {
        var place = running?.GetRequiredService<DataPlace>() ?? Where.PlaceOf(typed, terminal);
        if (running is not null)
            return verb.RunsInServer
                ? await verb.Do(new Work(typed, terminal, running, place), stop)
                : throw new UsageProblem($"'{verb.Name}' needs the data for itself: stop the running server first.");

        if (verb is Serve serve)
            return await serve.Do(typed, terminal, place, stop);

        if (!verb.NeedsDatabase)
            return await verb.Do(new Work(typed, terminal, new ServiceCollection().BuildServiceProvider(), place), stop);

        if (!verb.MakesDatabase && !place.IsPostgres && !File.Exists(place.SqliteFile))
            throw new UsageProblem($"There is no database in {place.Folder}.");

        using var folder = await DataFolder.Take(place, args, terminal, stop);
        return folder.AnsweredByServer ?? await InProcess(verb, typed, terminal, place, stop);
    }

    private static async Task<int> InProcess(Verb verb, ParseResult typed, Terminal terminal, DataPlace place, CancellationToken stop)
    {
        await using var services = new ServiceCollection().AddLogging(l => l.SetMinimumLevel(LogLevel.None)).AddAkrab(place).BuildServiceProvider();
        await services.GetRequiredService<Database>().Prepare(stop);
        if (verb is { MakesDatabase: true, NeedsTenant: true })
            await FirstStart.Do(services, isEmpty: true, stop);
        await new CutOff(services, terminal).Do(verb.GoesOn(typed), stop);
        return await verb.Do(new Work(typed, terminal, services, place), stop);
    }

    /// <summary>What went wrong, in a sentence instead of a stack of calls.</summary>
    private static async Task<int> Explained(Terminal terminal, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (UsageProblem problem)
        {
            await terminal.Error.WriteLineAsync(problem.Message);
            return Exit.Usage;
        }
        catch (BrokenRule broken)
        {
            await terminal.Error.WriteLineAsync(Words.Find(broken.Rule) ?? broken.Rule);
            return Exit.Failed;
        }
        catch (InvalidInput invalid)
        {
            foreach (var problem in invalid.Problems)
                await terminal.Error.WriteLineAsync($"{problem.Field}: {problem.Say()}");
            return Exit.Failed;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("Stopped.");
            return Exit.Failed;
        }
        catch (Exception fault) when (Environment.GetEnvironmentVariable("AKRAB_TRACE") is null)
        {
            await terminal.Error.WriteLineAsync(fault.Message);
            return Exit.Failed;
        }
    }

    private static bool IsIndonesian => (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "").StartsWith("id", StringComparison.Ordinal);
}
