using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Notices.Telling;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Url">Where what it is about is found; null when it is gone or not theirs to see.</param>
public sealed record Sentence(NoticeRow Row, string Text, string? From, string? Url);

/// <summary>Puts notices into words, in the language and with the eyes of whoever is acting.</summary>
internal sealed class Sentences(AkrabDb db, Titles titles)
{
    public async Task<IReadOnlyList<Sentence>> Of(IReadOnlyList<NoticeRow> rows, CancellationToken stop)
    {
        var members = await titles.Of(typeof(MemberId), [.. rows.Select(r => r.From?.Value).OfType<Guid>().Distinct()], stop);
        Dictionary<Guid, LinkedTitle> about = [];
        foreach (var some in rows.GroupBy(r => r.AboutType))
            if (db.Registry.LinkTo(some.Key) is { } link)
                foreach (var (id, title) in await titles.Of(link.ClrType, [.. some.Select(r => r.About).Distinct()], stop))
                    about[id] = title;
        return [.. rows.Select(row => Of(row, row.From is { } from ? members[from.Value].Title : null, about.GetValueOrDefault(row.About)))];
    }

    private static Sentence Of(NoticeRow row, string? from, LinkedTitle? about)
    {
        var several = row.Count > 1 ? "-more" : row.Begins is not null ? "-at" : "";
        var text = Words.Say($"notice.{Naming.Kebab(row.Kind.ToString())}{several}",
            ("who", from ?? Words.Say("notice.somebody")), ("what", about?.Title ?? Words.Say("notice.not-seen")), ("more", row.Count - 1), ("when", row.Begins is { } begins ? new MomentType().Format(begins) : null));
        return new Sentence(row, text, from, about?.Title is null ? null : $"/{about.Plural}/{row.About}");
    }
}
