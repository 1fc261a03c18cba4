using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;
using Akrab.Web.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Akrab.Web.Records;

/// <summary>Without JavaScript a linked record is given by its name; this finds the one that is meant.</summary>
public sealed class TypedLinks(Lookup lookup, Registry registry)
{
    private const int Considered = 5;

    /// <summary>The form with the id of every record that was named and that one name fits.</summary>
    public async Task<IFormCollection> Fill(IFormCollection form, IEnumerable<(string Name, FieldType Type)> inputs, CancellationToken stop)
    {
        Dictionary<string, StringValues>? filled = null;
        foreach (var (name, type) in inputs)
        {
            var typed = form[name + ".text"].ToString();
            if (type is not LinkType || form[name].ToString().Length > 0 || string.IsNullOrWhiteSpace(typed))
                continue;

            var folded = Fold.Text(typed.Trim());
            var hits = await lookup.Find(registry.Targets(type.ClrType), typed.Trim(), Considered, stop);
            var named = hits.Where(h => Fold.Text(h.Title) == folded).ToList();
            filled ??= form.ToDictionary(p => p.Key, p => p.Value);
            filled[name] = named is [var only] ? only.Id.ToString() : typed;
        }

        return filled is null ? form : new FormCollection(filled, form.Files);
    }
}
