using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Outside;

/// <summary>A connection that the program can make by itself; what is not registered here, it cannot make.</summary>
/// <param name="Source">The file that opens it.</param>
/// <param name="Purpose">What for.</param>
/// <param name="To">To whom.</param>
/// <param name="When">On which occasion.</param>
/// <param name="Off">How not to have it.</param>
public sealed record Departing(string Source, string Purpose, string To, string When, string Off);

/// <summary>Registers what goes out, beside what makes it go out.</summary>
public static class DepartingSetup
{
    public static IServiceCollection AddDeparting(this IServiceCollection services, Departing connection) => services.AddSingleton(connection);
}
