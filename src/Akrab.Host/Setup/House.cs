using Akrab.Customers;
using Akrab.Data.People;
using Akrab.Kernel.Definitions;

namespace Akrab.Host.Setup;

/// <summary>The rooms of the house, in the order in which they are built.</summary>
public static class House
{
    public static readonly IReadOnlyList<IModule> Modules = [new PeopleModule(), new CustomersModule()];

    /// <summary>Everything the modules declare.</summary>
    public static Registry Open() => Registry.Of(Modules);
}
