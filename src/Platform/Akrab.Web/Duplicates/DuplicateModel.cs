using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Linkage;
using Akrab.Ui.Fields;

namespace Akrab.Web.Duplicates;

/// <summary>The pairs that are probably one, the surest first, and the look over all records that may be going on.</summary>
public sealed record DuplicateModel(EntityDefinition Definition, IReadOnlyList<DuplicatePair> Pairs, IReadOnlyDictionary<Guid, LinkText> Links, JobRow? Job)
{
    public string Path => PathOf(Definition);

    public bool IsRunning => Job is { State: JobState.Waiting or JobState.Running };

    public static string PathOf(EntityDefinition definition) => $"/{definition.Plural}/duplicates";
}

/// <summary>Two records that are probably one, and why.</summary>
public sealed record DuplicatePair(Entity One, Entity Other, double Probability, IReadOnlyList<Evidence> Evidence);
