using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Data.Setup;
using Akrab.Host.Cli;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Host.Setup;

/// <summary>A house nobody has moved into gets a tenant, and the demo company unless it shall be empty.</summary>
internal static class FirstStart
{
    private const string DemoName = "Toko Sari Rasa";
    private const string EmptyName = "Perusahaan saya";

    public static async Task Do(IServiceProvider services, bool isEmpty, CancellationToken stop)
    {
        if (!await Work.IsNew(services, stop))
            return;

        var tenant = await services.GetRequiredService<Newcomers>().AddTenant(isEmpty ? EmptyName : DemoName, "id", stop);
        if (!isEmpty)
            await LoadDemo(services, tenant, stop);
    }

    /// <summary>Has every module fill the tenant with its part of the demo company.</summary>
    public static async Task LoadDemo(IServiceProvider services, TenantId tenant, CancellationToken stop)
    {
        await using var scope = services.Begin(Acting.System(tenant));
        foreach (var demo in scope.ServiceProvider.GetServices<IDemo>())
            await demo.Load(scope.ServiceProvider.GetRequiredService<AkrabDb>(), services.GetRequiredService<TimeProvider>().Today(), stop);
    }
}
