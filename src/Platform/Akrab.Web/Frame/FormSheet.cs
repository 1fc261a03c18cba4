using System.Globalization;
using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Frame;

/// <summary>What stands in the boxes of a form, and what is wrong with it: shown again as it was typed when something is.</summary>
public sealed class FormSheet
{
    private readonly Dictionary<string, string> _typed = [];
    private readonly Dictionary<string, string> _problems = [];

    public FormSheet(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        foreach (var (name, value) in values)
            _typed[name] = value ?? "";
    }

    public static FormSheet Of(IFormCollection form)
    {
        var sheet = new FormSheet();
        foreach (var (name, values) in form)
            sheet._typed[name] = values is [{ } first, ..] ? first.Trim() : "";
        return sheet;
    }

    public string this[string name] => _typed.GetValueOrDefault(name, "");

    public bool IsGood => _problems.Count == 0;

    public bool IsOn(string name) => this[name] == "true";

    public string? ProblemOf(string name) => _problems.GetValueOrDefault(name);

    /// <summary>The value, which must be there and not be too long.</summary>
    public string Required(string name, int most = 200)
    {
        if (this[name].Length == 0)
            Refuse(name, Words.Say("error.required"));
        return AtMost(name, most);
    }

    /// <summary>The value, which may be empty but not too long.</summary>
    public string AtMost(string name, int most = 200)
    {
        if (this[name].Length > most)
            Refuse(name, Words.Say("error.too-long", ("max", most)));
        return this[name];
    }

    /// <summary>A whole number within these bounds, which belong to it.</summary>
    public int Number(string name, int least, int most)
    {
        if (!int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            Refuse(name, Words.Say("error.not-in-range", ("min", least), ("max", most)));
        return number;
    }

    /// <summary>The value, which must be one of these.</summary>
    public string OneOf(string name, IEnumerable<string> choices)
    {
        if (!choices.Contains(this[name]))
            Refuse(name, Words.Say("error.required"));
        return this[name];
    }

    /// <summary>An e-mail address in its usual form.</summary>
    public string Email(string name)
    {
        var typed = Required(name, 254);
        if (typed.Length == 0)
            return typed;
        if (Kernel.Values.EmailAddress.Parse(typed).Normalised is { } address)
            return address;

        Refuse(name, Words.Say("error.not-an-email"));
        return typed;
    }

    /// <summary>Notes what is wrong with a value; the first complaint stands.</summary>
    public void Refuse(string name, string sentence) => _problems.TryAdd(name, sentence);
}
