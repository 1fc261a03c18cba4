using System.Globalization;
using Akrab.Kernel;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Leads;

/// <summary>One reason of a rating: a sign, and what it adds to the log-odds.</summary>
public sealed record Reason(string Sign, decimal Weight)
{
    /// <summary>As it is kept: <c>phone=0.4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sign}={Weight:0.###}");

    /// <summary>Reads what is kept; null when it is no reason.</summary>
    public static Reason? Read(string kept) =>
        kept.LastIndexOf('=') is > 0 and var at && decimal.TryParse(kept[(at + 1)..], NumberStyles.Number, CultureInfo.InvariantCulture, out var weight) ? new(kept[..at], weight) : null;
}

/// <summary>Weighs the signs of an enquiry.</summary>
internal static class Scale
{
    /// <summary>
    /// The chance, of a hundred, and the reasons: chance = 100 / (1 + e^-s) with s the sum of the weights, each rounded to three decimals
    /// before it is added, so that what is shown adds up to the log-odds exactly.
    /// </summary>
    public static (decimal Chance, TextSet Reasons) Weigh(IEnumerable<Reason> reasons)
    {
        var kept = reasons.GroupBy(r => r.Sign).Select(g => new Reason(g.Key, decimal.Round(g.Sum(r => r.Weight), 3))).Where(r => r.Weight != 0).OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Sign, StringComparer.Ordinal).ToList();
        return (decimal.Round((decimal)(100 / (1 + Math.Exp(-(double)kept.Sum(r => r.Weight)))), 1), TextSet.Of(kept.Select(r => r.ToString())));
    }

    /// <summary>What the rules of a company say of an enquiry.</summary>
    public static IEnumerable<Reason> ByRules(IEnumerable<RatingRule> rules, Lead lead, IReadOnlyList<string> signs)
    {
        foreach (var rule in rules)
        {
            var sign = rule switch
            {
                { Sign: LeadSign.Source, Source: { } source } => Signs.Of(LeadSign.Source, Naming.Kebab(source.ToString())),
                { Sign: LeadSign.Product, Product: { } product } => Signs.Of(LeadSign.Product, product.Value.ToString("N")),
                _ => Signs.Of(rule.Sign),
            };
            if ((signs.Contains(sign) || rule is { Sign: LeadSign.Source, Source: null } && lead.Source is not null)
                && (rule is not { Sign: LeadSign.Budget, AtLeast: { } least } || lead.Budget is { } budget && budget.Currency == least.Currency && budget.Units >= least.Units))
                yield return new Reason(sign, rule.Weight);
        }
    }
}
