using System.Xml.Linq;

namespace Akrab.Web.Dav;

/// <summary>The properties of one thing: each is worked out when it is asked for.</summary>
internal sealed class PropertySet
{
    private readonly Dictionary<XName, Func<ValueTask<object?>>> _all = [];

    public IEnumerable<XName> Names => _all.Keys;

    public void Add(XName name, object? content) => _all[name] = () => ValueTask.FromResult(content);

    /// <summary>One that takes work: the content may come later.</summary>
    public void Add(XName name, Func<ValueTask<object?>> content) => _all[name] = content;

    /// <summary>The property; null when there is none of that name.</summary>
    public async ValueTask<XElement?> Get(XName name) => _all.TryGetValue(name, out var content) ? new XElement(name, await content()) : null;
}
