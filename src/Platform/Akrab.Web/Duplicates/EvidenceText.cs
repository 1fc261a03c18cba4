using Akrab.Kernel.Definitions;
using Akrab.Kernel.Language;
using Akrab.Linkage;

namespace Akrab.Web.Duplicates;

/// <summary>Says what one trait says of a pair: "Phone: the same", "Full name: 92 % alike".</summary>
internal static class EvidenceText
{
    public static string Of(EntityDefinition definition, Evidence evidence)
    {
        var said = evidence is { Alikeness: { } alike and < 1, Bits: > 0 }
            ? Words.Say("duplicates.alike", ("percent", (int)(alike * 100)))
            : Words.Say($"duplicates.level.{evidence.Level}");
        return $"{definition.Find(evidence.Trait)?.Label ?? evidence.Trait}: {said}";
    }
}
