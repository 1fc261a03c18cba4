using System.Globalization;
using System.Text.Json;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Web.Import;

/// <summary>What a run of an import needs, put together from its row: targets, mapping, choices.</summary>
internal sealed record ImportSetting(EntityDefinition Definition, ImportTargets Targets, IReadOnlyList<MappedColumn> Mapping, ImportOptions Options)
{
    public static async Task<ImportSetting> Of(AkrabDb db, Overlays overlays, ImportRow run, CancellationToken stop)
    {
        var definition = db.Registry.Find(run.Entity)!;
        return new ImportSetting(definition, ImportTargets.Of(definition, await overlays.Of(db, stop), db.Registry),
            JsonSerializer.Deserialize<MappedColumn[]>(run.Mapping, JsonSerializerOptions.Web)!,
            JsonSerializer.Deserialize<ImportOptions>(run.Options, JsonSerializerOptions.Web)!);
    }

    /// <summary>What amounts without a currency are in, where that was chosen.</summary>
    public static string? CurrencyOf(ImportRow run) => JsonSerializer.Deserialize<ImportOptions>(run.Options, JsonSerializerOptions.Web)!.Currency;

    /// <summary>A maker of slices that reads through this scope.</summary>
    public SliceMaker Maker(IServiceProvider scope)
    {
        var db = scope.GetRequiredService<AkrabDb>();
        var lookup = scope.GetRequiredService<Lookup>();
        var how = new ReadingContext(CultureInfo.CurrentCulture, scope.GetRequiredService<TimeProvider>().Today(), db.Acting.Zone) { Currency = Options.Currency ?? db.Acting.Currency };
        return new SliceMaker(db, Targets, new RowShaper(Targets, Mapping, how), Definition.Accept(new FinderMaker(lookup)), new LinkFinder(db, lookup),
            scope.GetRequiredService<Rules>(), Options);
    }
}
