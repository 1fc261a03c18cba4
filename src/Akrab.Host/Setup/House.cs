using Akrab.Admin;
using Akrab.Commerce;
using Akrab.Conversations;
using Akrab.Customers;
using Akrab.Data.Keys;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Notices;
using Akrab.Privacy;
using Akrab.Sales;
using Akrab.Web;
using Akrab.Web.Outside;

namespace Akrab.Host.Setup;

/// <summary>The rooms of the house, in the order in which they are built.</summary>
public static class House
{
    public static readonly IReadOnlyList<IModule> Modules = [new PeopleModule(), new CustomersModule(), new SalesModule(), new CommerceModule(), new ConversationsModule(), new NoticesModule(), new PrivacyModule(), new AdminModule()];

    /// <summary>What goes out from the house itself.</summary>
    private static readonly Departing[] Connections =
    [
        new("src/Platform/Akrab.Data/Setup/DataSetup.cs", "departing.database"),
        new("src/Akrab.Host/Setup/DesignTime.cs", "departing.design"),
        new("src/Akrab.Host/Serving/Telemetry.cs", "departing.telemetry"),
        new("src/Akrab.Host/Cli/RunningServer.cs", "departing.verbs"),
        new("src/Akrab.Host/Serving/Lan/LocalMachine.cs", "departing.machine"),
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
