namespace Akrab.Ui;

/// <summary>
/// The only place in C# that knows htmx's attributes. Spread the result over an element:
/// <code>&lt;a href="/people?view=mine" @attributes="Hx.Get("/people?view=mine", target: "#list")"&gt;</code>
/// </summary>
public static class Hx
{
    /// <summary>Fetches a fragment and puts it into the target (default: the element itself).</summary>
    public static IReadOnlyDictionary<string, object> Get(string url, string? target = null, string? swap = null, string? trigger = null, bool push = false) =>
        Attributes("hx-get", url, target, swap, trigger, push);

    /// <summary>Posts the form (or the enclosing one) and puts the answer into the target.</summary>
    public static IReadOnlyDictionary<string, object> Post(string url, string? target = null, string? swap = null, string? trigger = null, bool push = false) =>
        Attributes("hx-post", url, target, swap, trigger, push);

    /// <summary>Fetches a fragment again and again, for progress: the answer replaces the element, and stops by not asking again.</summary>
    public static IReadOnlyDictionary<string, object> Poll(string url, int seconds) =>
        Attributes("hx-get", url, null, "outerHTML", $"load delay:{seconds}s", false);

    private static Dictionary<string, object> Attributes(string verb, string url, string? target, string? swap, string? trigger, bool push)
    {
        var attributes = new Dictionary<string, object> { [verb] = url };
        if (target is not null) attributes["hx-target"] = target;
        if (swap is not null) attributes["hx-swap"] = swap;
        if (trigger is not null) attributes["hx-trigger"] = trigger;
        if (push) attributes["hx-push-url"] = "true";
        return attributes;
    }
}
