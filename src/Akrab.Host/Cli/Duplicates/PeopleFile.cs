using Akrab.Exchange;
using Akrab.Exchange.Guess;

namespace Akrab.Host.Cli.Duplicates;

/// <summary>A file of people, read to be compared.</summary>
/// <param name="Ids">By row: what its first column of distinct values says, else the number of the row.</param>
internal sealed record PeopleFile(IReadOnlyList<string> Ids, FileTraits Traits)
{
    private const int Sample = 500;

    public static async Task<PeopleFile> Read(string path, CancellationToken stop)
    {
        if (!File.Exists(path))
            throw new UsageProblem($"There is no file {path}.");
        try
        {
            await using var content = File.OpenRead(path);
            await using var reader = await TableReader.Open(content, Path.GetFileName(path), stop: stop);
            return await Read(reader, stop);
        }
        catch (UnreadableFile refused)
        {
            throw new UsageProblem(refused.Message);
        }
    }

    private static async Task<PeopleFile> Read(TableReader reader, CancellationToken stop)
    {
        var sample = (await reader.Peek(Sample, stop)).Where(row => row.Problem is null).Select(row => row.Cells).ToList();
        var traits = new FileTraits(ColumnGuess.Map(reader.Headers, sample, []).Columns);
        if (traits.Traits.Count == 0)
            throw new UsageProblem("No column of this file says who a person is: there is no name, birthday, phone, e-mail or place.");
        var id = Enumerable.Range(0, reader.Headers.Count).FirstOrDefault(column => sample.Select(cells => cells[column]).Distinct().Count() == sample.Count, -1);
        List<string> ids = [];
        await foreach (var row in reader.Rows(stop))
        {
            if (row.Problem is not null)
                continue;
            ids.Add(id < 0 ? row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture) : row.Cells[id].Trim());
            traits.Add(row);
        }

        return new PeopleFile(ids, traits);
    }
}
