using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Web.Duplicates;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Import;

/// <summary>Puts import, its jobs, the comparing of newcomers, and export into the house.</summary>
public static class ImportSetup
{
    public static IServiceCollection AddAkrabImport(this IServiceCollection services, Registry registry)
    {
        Words.Load(typeof(ImportSetup).Assembly);
        Words.Load(typeof(Exchange.TableReader).Assembly);
        return services.AddDuplicates(registry).AddScoped<Imports>().AddScoped<Export.Exports>().AddJob<RunImport, ImportJob>("import").AddJob<RollBackImport, RollBackJob>("import-roll-back")
            .AddJob<ForgetContents, ForgettingContents>("forget-contents")
            .AddJob<ForgetDrafts, ForgettingDrafts>("forget-drafts").AddSchedule("forget-drafts", "0 45 2 * * ?", new ForgetDrafts());
    }

    internal static AkrabDb GetDb(this IServiceProvider scope) => scope.GetRequiredService<AkrabDb>();
}
