using System.Collections.Concurrent;

namespace Akrab.Torture;

/// <summary>What was asked of the server, and what it acknowledged.</summary>
internal sealed class Ledger
{
    /// <summary>How everything written here begins.</summary>
    public const string Mark = "uji-";

    private readonly ConcurrentDictionary<string, string?> _people = new();
    private readonly ConcurrentDictionary<string, string> _renaming = new();
    private readonly ConcurrentDictionary<string, bool> _notes = new();
    private int _acknowledged, _repeated;

    public int Acknowledged => _acknowledged;

    public int Repeated => _repeated;

    public void AskedAgain() => Interlocked.Increment(ref _repeated);

    public void Made(string person) => Note(() => _people[person] = null);

    public void Renames(string person, string name) => _renaming[person] = name;

    public void Renamed(string person, string name) => Note(() =>
    {
        _people[person] = name;
        _renaming.TryRemove(person, out _);
    });

    public void Wrote(string note) => Note(() => _notes[note] = true);

    /// <summary>What is missing, there twice, or not as it was acknowledged last.</summary>
    public IEnumerable<string> Judge(IEnumerable<(string Key, string? Name)> people, IReadOnlyList<string> notes)
    {
        var found = people.ToLookup(p => p.Key, p => p.Name);
        foreach (var twice in found.Where(p => p.Count() > 1))
            yield return $"{twice.Key} is there {twice.Count()} times";
        foreach (var (key, name) in _people)
            if (!found.Contains(key))
                yield return $"{key} was acknowledged and is not there";
            else if (found[key].First() is var is_ && is_ != name && is_ != _renaming.GetValueOrDefault(key))
                yield return $"{key} is called {is_}, and {name} was acknowledged";
        foreach (var twice in notes.GroupBy(n => n).Where(g => g.Count() > 1))
            yield return $"the note {twice.Key} is there {twice.Count()} times";
        foreach (var missing in _notes.Keys.Except(notes))
            yield return $"the note {missing} was acknowledged and is not there";
    }

    private void Note(Action write)
    {
        write();
        Interlocked.Increment(ref _acknowledged);
    }
}
