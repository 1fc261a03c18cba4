using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Data.People;

/// <summary>Finds those of ours whose names stand in a text after an @: the whole name, or the first word of it where only one is called so.</summary>
public sealed class Mentions(AkrabDb db)
{
    public async Task<IReadOnlyList<MemberId>> In(string? text, CancellationToken stop)
    {
        if (text is null || !text.Contains('@', StringComparison.Ordinal))
            return [];

        var members = await db.Set<Member>().AsNoTracking().Where(m => m.IsActive && m.User != null).Select(m => new { m.Id, m.Name }).ToListAsync(stop);
        return In(text, [.. members.Select(m => (m.Id, m.Name))]);
    }

    internal static IReadOnlyList<MemberId> In(string text, IReadOnlyList<(MemberId Id, string Name)> members)
    {
        var whole = members.GroupBy(m => Fold.Key(m.Name)).Where(g => g.Key.Length > 0).ToDictionary(g => g.Key, g => g.Select(m => m.Id).ToList());
        foreach (var first in members.GroupBy(m => Fold.Key(m.Name).Split(' ')[0]).Where(g => g.Count() == 1 && g.Key.Length > 0))
            whole.TryAdd(first.Key, [first.Single().Id]);
        var longest = whole.Keys.Select(k => k.Count(' ') + 1).DefaultIfEmpty(0).Max();

        HashSet<MemberId> found = [];
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
            if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                found.UnionWith(After(text[(at + 1)..], longest, whole));
        return [.. found];
    }

    /// <summary>Those called as the most words say that follow.</summary>
    private static List<MemberId> After(string text, int longest, Dictionary<string, List<MemberId>> names)
    {
        var end = text.IndexOfAny(['\n', '\r', '@']);
        var words = Fold.Key(end < 0 ? text : text[..end]).Split(' ');
        for (var count = Math.Min(longest, words.Length); count > 0; count--)
            if (names.TryGetValue(string.Join(' ', words.Take(count)), out var found))
                return found;
        return [];
    }
}
