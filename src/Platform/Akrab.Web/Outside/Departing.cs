using Akrab.Kernel.Language;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Outside;

/// <summary>A connection that the program can make by itself; what is not registered here, it cannot make.</summary>
/// <param name="Source">The file that opens it.</param>
/// <param name="Word">What its words begin with, in <c>Words/*.json</c>.</param>
public sealed record Departing(string Source, string Word)
{
    /// <summary>What for.</summary>
    public string Purpose => Words.Say($"{Word}.purpose");

    /// <summary>To whom.</summary>
    public string To => Words.Say($"{Word}.to");

    /// <summary>On which occasion.</summary>
    public string When => Words.Say($"{Word}.when");

    /// <summary>How not to have it.</summary>
    public string Off => Words.Say($"{Word}.off");
}

/// <summary>Registers what goes out, beside what makes it go out.</summary>
public static class DepartingSetup
{
    public static IServiceCollection AddDeparting(this IServiceCollection services, Departing connection) => services.AddSingleton(connection);
}
