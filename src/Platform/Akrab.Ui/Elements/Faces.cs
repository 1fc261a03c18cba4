namespace Akrab.Ui;

/// <summary>Draws faces: a picture, a building, or initials on a colour that belongs to the name.</summary>
public static class Faces
{
    public static Html Avatar(this Html html, string name, bool isOrganisation = false, string? picture = null, string? size = null)
    {
        html.Open("span", ("class", Class(name, isOrganisation, size)), ("aria-hidden", "true"));
        if (picture is not null)
            html.Open("img", ("src", picture), ("alt", ""), ("loading", "lazy"), ("width", "36"), ("height", "36"));
        else if (isOrganisation)
            html.Icon(Icons.Use("building-store"));
        else
            html.Text(Initials(name));
        return html.Close("span");
    }

    private static string Class(string name, bool isOrganisation, string? size)
    {
        var colour = "avatar " + Tones.Of(name).Class();
        if (size is not null)
            colour += " " + size;
        return isOrganisation ? colour + " organisation" : colour;
    }

    private static string Initials(string name)
    {
        var (first, last) = (0, -1);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetter(name[i]) || i > 0 && name[i - 1] != ' ')
                continue;
            if (last < 0)
                first = i;
            last = i;
        }

        return last < 0 ? "?" : (last == first ? name[first..(first + 1)] : $"{name[first]}{name[last]}").ToUpperInvariant();
    }
}
