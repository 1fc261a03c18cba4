using Akrab.Admin;
using Akrab.Conversations;
using Akrab.Customers;
using Akrab.Data.Keys;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Notices;
using Akrab.Privacy;
using Akrab.Web;
using Akrab.Web.Outside;

namespace Akrab.Host.Setup;

/// <summary>The rooms of the house, in the order in which they are built.</summary>
public static class House
{
    public static readonly IReadOnlyList<IModule> Modules = [new PeopleModule(), new CustomersModule(), new ConversationsModule(), new NoticesModule(), new PrivacyModule(), new AdminModule()];

    /// <summary>What goes out from the house itself.</summary>
    private static readonly Departing[] Connections =
    [
        new("src/Platform/Akrab.Data/Setup/DataSetup.cs", "the records", "the PostgreSQL server in AKRAB_DATABASE", "always, where one is named", "leave AKRAB_DATABASE out; then the records are in a file"),
        new("src/Akrab.Host/Setup/DesignTime.cs", "writing a migration", "nobody: it only needs to know the kind of database", "when a developer writes one", "nothing goes out"),
        new("src/Akrab.Host/Serving/Telemetry.cs", "traces and figures, without names or numbers of customers", "the collector in OTEL_EXPORTER_OTLP_ENDPOINT", "only where it is set", "leave it out; nothing is sent then"),
        new("src/Akrab.Host/Cli/RunningServer.cs", "verbs of the command line", "the socket in the data folder, within this machine", "when a verb is typed while the server runs", "stop the server first"),
        new("src/Akrab.Host/Serving/Lan/LocalMachine.cs", "this machine's own name and addresses", "nobody: the machine asks itself", "at the start", "nothing goes out"),
    ];

    private static readonly Lazy<Registry> Declared = new(() => Registry.Of(Modules));

    /// <summary>Everything the modules declare.</summary>
    public static Registry Open() => Declared.Value;

    /// <summary>Everything a verb of the command line or a request needs.</summary>
    public static IServiceCollection AddAkrab(this IServiceCollection services, DataPlace place)
    {
        foreach (var connection in Connections)
            services.AddDeparting(connection);
        var registry = Open();
        return services.AddAkrabData(registry, place).AddAkrabKeys().AddAkrabWeb(registry);
    }
}
