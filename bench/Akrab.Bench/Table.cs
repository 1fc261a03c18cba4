using System.Globalization;

namespace Akrab.Bench;

/// <summary>One line of the table.</summary>
/// <param name="Alone">The times of requests with nobody else there, in order.</param>
/// <param name="Times">All times under load, in order.</param>
internal sealed record Result(string Name, int Requests, TimeSpan Elapsed, TimeSpan Cpu, IReadOnlyList<TimeSpan> Alone, IReadOnlyList<TimeSpan> Times, int Failures);

/// <summary>Prints what was measured as a Markdown table.</summary>
internal sealed class Table(string database, int people)
{
    private readonly List<Result> _results = [];
    private readonly List<string> _notes = [];

    public void Add(Result result)
    {
        _results.Add(result);
        Console.Error.WriteLine($"{result.Name}: {result.Requests / result.Elapsed.TotalSeconds:0}/s");
    }

    public void Note(string note) => _notes.Add(note);

    public void Print(TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"### {database}, {people:#,##0} people, 16 connections, row scope own team"));
        to.WriteLine();
        to.WriteLine("| what | server CPU per request | per second | p50 | p95 | p99 | alone, p50 | alone, p95 |");
        to.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var r in _results)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {r.Name} | {r.Cpu.TotalMilliseconds / r.Requests:0.00} ms | {r.Requests / r.Elapsed.TotalSeconds:#,##0} | {At(r.Times, .5):0.0} ms | {At(r.Times, .95):0.0} ms | {At(r.Times, .99):0.0} ms | {At(r.Alone, .5):0.0} ms | {At(r.Alone, .95):0.0} ms |{(r.Failures > 0 ? $" {r.Failures} FAILED" : "")}"));
        to.WriteLine();
        foreach (var note in _notes)
            to.WriteLine("- " + note);
        to.WriteLine();
    }

    private static double At(IReadOnlyList<TimeSpan> times, double share) => times[(int)(share * (times.Count - 1))].TotalMilliseconds;
}
