namespace Akrab.Ui;

/// <summary>What a colour says: grey nothing, teal ours, turmeric look here, red harm, green good, blue and plum only "another kind".</summary>
public enum Tone { Grey, Teal, Turmeric, Red, Green, Blue, Plum }

internal static class Tones
{
    private static readonly string[] Classes = ["grey", "teal", "turmeric", "red", "green", "blue", "plum"];

    public static string Class(this Tone tone) => Classes[(int)tone];

    /// <summary>The same name always gets the same colour, in every process.</summary>
    public static Tone Of(string text)
    {
        var hash = 17u;
        foreach (var letter in text)
            hash = hash * 31 + letter;
        return (Tone)(1 + hash % 6 is 3 ? 6 : 1 + hash % 6);
    }
}
