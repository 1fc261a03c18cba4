using System.Runtime.CompilerServices;
using Akrab.Exchange.ContentLines;

namespace Akrab.Exchange.VCard;

/// <summary>A card of a file, or what is wrong with it.</summary>
/// <param name="Row">The how-manieth card, from 1.</param>
/// <param name="Line">Where it begins.</param>
public sealed record CardEntry(long Row, long Line, Card? Card, RowProblem? Problem);

/// <summary>
/// Reads vCards 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), one after another, in bounded memory. A broken card is reported with its line and
/// the next one is read.
/// </summary>
public sealed class VCardReader
{
    private const int MaxLines = 10_000;

    private readonly FoldedLines lines;
    private readonly ReadOptions limits;
    private FoldedLine? ahead;
    private long row;

    public VCardReader(Stream stream, ReadOptions? limits = null)
    {
        this.limits = limits ?? ReadOptions.Default;
        lines = new FoldedLines(stream, this.limits.MaxCellLength);
    }

    public async IAsyncEnumerable<CardEntry> Cards([EnumeratorCancellation] CancellationToken stop = default)
    {
        while (await Next(stop) is { } entry)
            yield return entry;
    }

    /// <summary>The next card, or null at the end.</summary>
    public async ValueTask<CardEntry?> Next(CancellationToken stop = default)
    {
        if (await Take(stop) is not { } first)
            return null;

        row++;
        if (!IsBegin(first))
        {
            await SkipToBegin(stop);
            return Broken("exchange.card-outside", first.Number, first.Number);
        }

        return await ReadCard(first.Number, stop);
    }

    private async ValueTask<CardEntry> ReadCard(long begin, CancellationToken stop)
    {
        var builder = new CardBuilder();
        RowProblem? problem = null;
        var (nested, count, length, isAgent) = (0, 0, 0L, false);
        while (await Take(stop) is { } line)
        {
            if (IsBegin(line))
            {
                if (!isAgent && nested == 0)
                {
                    ahead = line;
                    return Broken("exchange.card-not-closed", begin, begin);
                }

                nested++;
                continue;
            }

            if (IsEnd(line))
            {
                if (nested-- == 0)
                    return problem is not null ? new CardEntry(row, begin, null, problem) : Finish(builder, begin);
                continue;
            }

            if (nested > 0 || problem is not null)
                continue;

            length += line.Text.Length;
            var property = ContentLine.Parse(line.Text);
            isAgent = property?.Name == "AGENT";
            if (property is null)
                problem = Problem("exchange.card-line", line.Number);
            else if (++count > MaxLines || length > limits.MaxRowLength)
                problem = Problem("exchange.card-too-long", begin);
            else if (!line.IsCut)
                builder.Add(property);
            else if (property.Name is not ("PHOTO" or "LOGO" or "SOUND" or "KEY"))
                problem = Problem("exchange.card-too-long", line.Number);
        }

        return Broken("exchange.card-not-closed", begin, begin);
    }

    private CardEntry Finish(CardBuilder builder, long begin) =>
        builder.Version is "2.1" or "3.0" or "4.0" or ""
            ? new CardEntry(row, begin, builder.Build(), null)
            : new CardEntry(row, begin, null, new RowProblem("exchange.card-version", ("row", row), ("line", begin), ("version", builder.Version)));

    private async ValueTask SkipToBegin(CancellationToken stop)
    {
        while (await Take(stop) is { } line)
        {
            if (!IsBegin(line))
                continue;

            ahead = line;
            return;
        }
    }

    private async ValueTask<FoldedLine?> Take(CancellationToken stop)
    {
        if (ahead is { } line)
        {
            ahead = null;
            return line;
        }

        return await lines.Next(stop);
    }

    private CardEntry Broken(string key, long begin, long line) => new(row, begin, null, Problem(key, line));

    private RowProblem Problem(string key, long line) => new(key, ("row", row), ("line", line));

    private static bool IsBegin(FoldedLine line) => Is(line, "BEGIN:VCARD");

    private static bool IsEnd(FoldedLine line) => Is(line, "END:VCARD");

    private static bool Is(FoldedLine line, string mark) => line.Text.AsSpan().Trim().Equals(mark, StringComparison.OrdinalIgnoreCase);
}
