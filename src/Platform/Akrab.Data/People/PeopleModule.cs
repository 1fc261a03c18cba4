using Akrab.Kernel.Definitions;
using Akrab.Kernel.Permissions;

namespace Akrab.Data.People;

/// <summary>Who works for the tenant: members, teams and roles.</summary>
public sealed class PeopleModule : IModule
{
    public string Name => "People";

    public void Declare(Registry.Builder it) => it.Entity<Role>().Entity<Team>().Entity<Member>().Entity<FurtherRole>().Event<SharingBegun>().Event<SharingStopped>().Event<GlassBroken>();
}
