using Akrab.Admin;
using Akrab.Conversations;
using Akrab.Customers;
using Akrab.Data.Keys;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Notices;
using Akrab.Web;

namespace Akrab.Host.Setup;

/// <summary>The rooms of the house, in the order in which they are built.</summary>
public static class House
{
    public static readonly IReadOnlyList<IModule> Modules = [new PeopleModule(), new CustomersModule(), new ConversationsModule(), new NoticesModule(), new AdminModule()];

    /// <summary>Everything the modules declare.</summary>
    public static Registry Open() => Registry.Of(Modules);

    /// <summary>Everything a verb of the command line or a request needs.</summary>
    public static IServiceCollection AddAkrab(this IServiceCollection services, DataPlace place)
    {
        var registry = Open();
        return services.AddAkrabData(registry, place).AddAkrabKeys().AddAkrabWeb(registry);
    }
}
