using System.Collections.Concurrent;
using System.Text;

namespace Akrab.Kernel;

/// <summary>The one place where a C# name becomes a route, a column, a JSON member or a word's key.</summary>
public static class Naming
{
    private static readonly ConcurrentDictionary<string, string> Kebabs = new();

    /// <summary><c>FullName</c> → <c>full-name</c>.</summary>
    public static string Kebab(string name) => Kebabs.GetOrAdd(name, static name => Split(name, '-'));

    /// <summary><c>FullName</c> → <c>full_name</c>.</summary>
    public static string Snake(string name) => Kebab(name).Replace('-', '_');

    /// <summary><c>FullName</c> → <c>fullName</c>.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>party</c> → <c>parties</c>, <c>key</c> → <c>keys</c>, <c>outbox</c> → <c>outboxes</c>.</summary>
    public static string Plural(string name) => name switch
    {
        [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => name[..^1] + "ies",
        [.., 's' or 'x' or 'z'] => name + "es",
        _ => name + "s",
    };

    private static string Split(string name, char by)
    {
        var parts = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (char.IsLower(name[i - 1]) || i + 1 < name.Length && char.IsLower(name[i + 1])))
                parts.Append(by);
            parts.Append(char.ToLowerInvariant(name[i]));
        }

        return parts.ToString();
    }
}
