using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Exchange;
using Akrab.Exchange.Guess;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Import;

/// <summary>What the columns of a file mean: as it was chosen for the same headers before, else guessed by words and content.</summary>
internal sealed class MappingGuess(AkrabDb db, ImportTargets targets)
{
    private const int SampleRows = 200;

    public async Task<IReadOnlyList<MappedColumn>> Of(TableReader reader, CancellationToken stop)
    {
        var rows = await reader.Peek(SampleRows, stop);
        var guess = ColumnGuess.Map(reader.Headers, [.. rows.Where(r => r.Problem is null).Select(r => r.Cells)], targets.Guessable());
        var columns = Settled([.. guess.Columns.Select(MappedColumn.Of)]);
        return await Remembered(reader.Headers, stop) is { } chosen ? [.. columns.Select(c => As(c, chosen))] : columns;
    }

    /// <summary>Whether a record can be told from another: by name, phone, e-mail or our own id.</summary>
    public static bool HasIdentity(IReadOnlyList<MappedColumn> mapping, ImportTargets targets) => mapping.Select(c => targets.Find(c.Target)).Any(t => t is not null
        && (t.Part is TargetPart.Id or TargetPart.GivenName or TargetPart.FamilyName || t.Field == targets.Definition.Title
            || targets.IsOfPeople && t.Field!.Type is PhonesType or EmailsType));

    /// <summary>Keeps a choice for files with the same headers.</summary>
    public async Task Remember(IReadOnlyList<MappedColumn> mapping, CancellationToken stop)
    {
        var key = KeyOf(mapping.Select(c => c.Header));
        var value = JsonSerializer.Serialize(mapping.DistinctBy(c => c.Header).ToDictionary(c => c.Header, c => c.Target));
        if (await db.Set<SettingRow>().FirstOrDefaultAsync(s => s.Key == key, stop) is { } known)
            known.Value = value;
        else
            db.Add(new SettingRow { Key = key, Value = value });
        await db.SaveChangesAsync(stop);
    }

    private async Task<Dictionary<string, string?>?> Remembered(IReadOnlyList<string> headers, CancellationToken stop)
    {
        var key = KeyOf(headers);
        var value = await db.Set<SettingRow>().AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(stop);
        return value is null ? null : JsonSerializer.Deserialize<Dictionary<string, string?>>(value);
    }

    private MappedColumn As(MappedColumn guessed, Dictionary<string, string?> chosen) =>
        chosen.TryGetValue(guessed.Header, out var target) && targets.Find(target)?.Key is var key && key != guessed.Target
            ? guessed with { Target = key, Confidence = 1, Reason = "import.why.remembered" }
            : guessed;

    /// <summary>The title's second way counts only where the first found nothing.</summary>
    private List<MappedColumn> Settled(List<MappedColumn> columns)
    {
        var title = targets.Definition.Title.Name;
        var isFound = columns.Any(c => c.Target == title);
        return [.. columns.Select(c => c.Target != ImportTargets.OtherTitle ? c : c with { Target = isFound ? null : title })];
    }

    private string KeyOf(IEnumerable<string> headers)
    {
        var names = string.Join('\n', headers.Select(Fold.Text).Order(StringComparer.Ordinal));
        return $"import.mapping.{targets.Definition.Name}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(names)))[..32]}";
    }
}
