using System.Reflection;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.About;

/// <summary>What this program is, under which licence, and whose work it stands on.</summary>
internal static class AboutPages
{
    private static readonly string Version = typeof(AboutPages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet("/about", () => Pages.Fragment<AboutPage>((nameof(AboutPage.Version), Version), (nameof(AboutPage.Works), Credits.All))).OpenToAll("licences are for everybody to read");
}

/// <summary>A work of others that is part of this program.</summary>
public sealed record Credit(string Name, string Licence, string Url);

internal static class Credits
{
    public static readonly IReadOnlyList<Credit> All =
    [
        new(".NET, ASP.NET Core, Entity Framework Core", "MIT", "https://dot.net"),
        new("SQLite · SQLitePCLRaw", "Public domain · Apache-2.0", "https://sqlite.org"),
        new("Npgsql", "PostgreSQL", "https://www.npgsql.org"),
        new("Quartz.NET", "Apache-2.0", "https://www.quartz-scheduler.net"),
        new("OpenTelemetry", "Apache-2.0", "https://opentelemetry.io"),
        new("htmx", "0BSD", "https://htmx.org"),
        new("Tabler Icons", "MIT", "https://tabler.io/icons"),
        new("Plus Jakarta Sans", "OFL-1.1", "https://tokotype.github.io/plusjakarta-sans/"),
    ];
}
