namespace Akrab.Ui;

/// <summary>Names of drawings from tabler.io/icons. The asset build reads the source for them; a name chosen at run time must pass through here.</summary>
public static class Icons
{
    internal static readonly string Sprite = Asset.Url("icons.svg") + "#";

    /// <summary>Marks a name for the sprite and returns it: <c>isWon ? Icons.Use("trophy") : Icons.Use("target-arrow")</c>.</summary>
    public static string Use(string name) => name;
}
