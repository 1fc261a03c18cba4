using System.CommandLine;
using System.Globalization;
using Akrab.Exchange;
using Akrab.Host.Cli.Duplicates;
using Akrab.Linkage;

namespace Akrab.Host.Cli.Verbs;

/// <summary>Finds the people who stand in a file more than once; with the truth beside it, says how well.</summary>
internal sealed class FindDuplicates : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "CSV of any kind, XLSX, or vCard." };
    private readonly Option<string?> _truth = new("--truth") { Description = "Who is the same: CSV of id_l,id_r or of id,cluster; prints precision, recall and F1." };
    private readonly Option<double> _threshold = new("--threshold") { Description = "From which probability on two rows are one person.", DefaultValueFactory = _ => 0.5 };
    private readonly Option<bool> _explain = new("--explain") { Description = "Also say why, for every pair." };

    public FindDuplicates() : base("duplicates", "Find the people who stand in a file more than once.")
    {
        Arguments.Add(_file);
        Options.Add(_truth);
        Options.Add(_threshold);
        Options.Add(_explain);
    }

    public override bool NeedsDatabase => false;

    public override async Task<int> Do(Work work, CancellationToken stop)
    {
        var file = await PeopleFile.Read(work.Terminal.PathOf(work.Get(_file)!), stop);
        await work.Terminal.Error.WriteLineAsync($"{file.Ids.Count} rows, compared by {string.Join(", ", file.Traits.Used)}.");
        var set = new RecordSet(file.Ids.Count, file.Traits.Traits);
        var linker = new Linker(set);
        var model = linker.Learn();
        var pairs = linker.Pairs(model, stop: stop).Where(pair => pair.Probability >= work.Get(_threshold)).ToList();
        await Tell(pairs, file, work.Get(_explain) ? new Scoring(set, model) : null, work.Terminal.Bytes, stop);
        if (work.Get(_truth) is { } truth)
            await work.Terminal.Error.WriteLineAsync((await Truth.Read(work.Terminal.PathOf(truth), stop)).Judge(pairs.Select(p => (file.Ids[p.One], file.Ids[p.Other]))).ToString());
        return Exit.Fine;
    }

    private static async Task Tell(List<LinkedPair> pairs, PeopleFile file, Scoring? scoring, Stream to, CancellationToken stop)
    {
        await using var table = new CsvWriter(to, new CsvOptions { HasByteOrderMark = false });
        await table.Headers(["id_l", "id_r", "probability", .. scoring is null ? Array.Empty<string>() : ["why"]], stop);
        foreach (var pair in pairs)
            await table.Row([file.Ids[pair.One], file.Ids[pair.Other], Cell.Number(Math.Round((decimal)pair.Probability, 4)), .. scoring is null ? Array.Empty<Cell>() : [Why(scoring, pair)]], stop);
    }

    private static string Why(Scoring scoring, LinkedPair pair) =>
        string.Join("; ", scoring.Explain(pair.One, pair.Other).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Trait} {e.Level} {e.Bits:+0.0;-0.0}")));
}
