using Akrab.Data.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Duplicates;

internal static class DuplicateSetup
{
    public const string Scan = "scan-duplicates";

    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services.AddJob<ScanDuplicates, DuplicateScan>(Scan);
}
