using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Akrab.Web.Api.OpenApi;

/// <summary>The sentences that stand above classes and members in the source, from the documentation beside each assembly.</summary>
internal static partial class Summaries
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> Known = new();

    public static string? Of(Type type) => Find(type.Assembly, "T:" + NameOf(type));

    /// <summary>The summary of a property, there or in a base class.</summary>
    public static string? Of(Type type, string member) =>
        type.GetProperty(member)?.DeclaringType is { } declaring ? Find(declaring.Assembly, $"P:{NameOf(declaring)}.{member}") : null;

    private static string NameOf(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Find(Assembly assembly, string key) => Known.GetOrAdd(assembly, Read).GetValueOrDefault(key);

    private static Dictionary<string, string> Read(Assembly assembly)
    {
        var file = Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file))
            return [];
        return XDocument.Load(file).Descendants("member").Where(m => m.Element("summary") is not null)
            .ToDictionary(m => (string)m.Attribute("name")!, m => Plain(m.Element("summary")!));
    }

    private static string Plain(XElement summary)
    {
        foreach (var see in summary.Descendants().Where(e => e.Attribute("cref") is not null || e.Attribute("name") is not null).ToList())
            see.ReplaceWith(((string?)see.Attribute("cref") ?? (string)see.Attribute("name")!).Split('.', ':')[^1]);
        return Blanks().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
