using Akrab.Data.Jobs;
using Akrab.Data.Merging;
using Akrab.Kernel.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Duplicates;

internal static class DuplicateSetup
{
    public const string Scan = "scan-duplicates";

    /// <summary>Everybody is compared with everybody in the night to Sunday; who is made in between is compared when they are made.</summary>
    private const string Weekly = "0 30 3 ? * SUN";

    public static IServiceCollection AddDuplicates(this IServiceCollection services, Registry registry)
    {
        services.AddSingleton<KnowledgeStore>().AddScoped<Alikes>().AddScoped<PairAnswers>();
        services.AddJob<ScanDuplicates, DuplicateScan>(Scan).AddJob<CompareImported, ComparingImported>("compare-imported");
        foreach (var definition in registry.Entities.Where(Merger.CanMerge))
            services.AddSchedule($"duplicates-{definition.Name}", Weekly, new ScanDuplicates(definition.Name));
        return services;
    }
}
