using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Akrab.Ui;

/// <summary>Drawings from tabler.io/icons. The asset build reads the source for their names; a name chosen at run time must pass through <see cref="Use" />.</summary>
public static class Icons
{
    private static readonly string Sprite = Asset.Url("icons.svg") + "#";
    private static readonly ConcurrentDictionary<string, MarkupString> Drawings = new();

    /// <summary>The drawing beside a word that says what it means: <c>@Icons.Draw("trophy")</c>.</summary>
    public static MarkupString Draw(string name) => Drawings.GetOrAdd(name, static known =>
        new Html().Open("svg", ("class", "icon"), ("aria-hidden", "true")).Element("use", null, ("href", Sprite + known)).Close("svg").Take());

    /// <summary>Marks a name for the sprite and returns it: <c>isWon ? Icons.Use("trophy") : Icons.Use("target-arrow")</c>.</summary>
    public static string Use(string name) => name;
}
