using Akrab.Contracts;
using Akrab.Data.Model;
using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Privacy.Retention;

/// <summary>What a rule would let go now.</summary>
public sealed record RetentionPreview(RetentionRule Rule, int Count, IReadOnlyList<RetainedItem> Oldest, DateTimeOffset Before);

/// <summary>Looks at what rules would let go. A rule is switched on only for as many as somebody has seen.</summary>
public sealed class LookedAt(AkrabDb db, IEnumerable<IRetained> kinds, TimeProvider time) : IDo<RetentionRule, SwitchOn>
{
    private const int MostNames = 50;

    public async Task Do(RetentionRule record, SwitchOn input, CancellationToken stop)
    {
        if (record.Erases && !Kind(record).CanBeErased)
            throw new BrokenRule("retention-rule.only-bin");
        if (await Kind(record).Count(record.Before(time.Now()), stop) != input.Seen)
            throw new BrokenRule("retention-rule.look-again");
    }

    public async Task<RetentionPreview?> Preview(RetentionRuleId id, CancellationToken stop)
    {
        if (await db.Set<RetentionRule>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } rule)
            return null;

        var (kind, before) = (Kind(rule), rule.Before(time.Now()));
        return new RetentionPreview(rule, await kind.Count(before, stop), await kind.Oldest(before, MostNames, stop), before);
    }

    public IRetained Kind(RetentionRule rule)
    {
        var name = Naming.Kebab(rule.Subject.ToString());
        return kinds.First(k => k.Name == name);
    }
}
