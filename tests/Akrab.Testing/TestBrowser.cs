using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Akrab.Testing;

/// <summary>What the server answered: status, headers, text, and the page when it was one.</summary>
public sealed record Answer(HttpStatusCode Status, HttpResponseMessage Response, string Text)
{
    private IHtmlDocument? _page;

    public IHtmlDocument Page => _page ??= new HtmlParser().ParseDocument(Text);

    /// <summary>Where a redirect leads.</summary>
    public string? Location => Response.Headers.Location?.OriginalString;

    /// <summary>The readable text of the first element a selector meets, blanks made single; null when there is none.</summary>
    public string? Says(string selector) => Page.QuerySelector(selector) is { } found ? string.Join(' ', found.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
}

/// <summary>A browser without JavaScript: cookies, pages, and forms sent as people send them. Redirects are shown, not followed.</summary>
public sealed class TestBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new() { PerDomainCapacity = 180 };
    private readonly HttpClient _client;
    private Answer? _last;
    private string? _token;

    public TestBrowser(Uri url)
    {
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = url };
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("id");
    }

    /// <summary>Another browser of whoever is signed in here.</summary>
    public TestBrowser Again()
    {
        var again = new TestBrowser(_client.BaseAddress!);
        again._cookies.Add(Cookies);
        return again;
    }

    public HttpClient Client => _client;

    public CookieCollection Cookies => _cookies.GetCookies(_client.BaseAddress!);

    /// <summary>The language of the pages from now on.</summary>
    public void Speak(string language) => _cookies.Add(new Cookie("akrab-language", language, "/", _client.BaseAddress!.Host));

    public Task<Answer> Open(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Opens a page and goes on to where it leads.</summary>
    public async Task<Answer> Follow(string url)
    {
        var answer = await Open(url);
        for (var i = 0; i < 5 && answer.Location is { } next; i++)
            answer = await Open(next);
        return answer;
    }

    /// <summary>As htmx asks for a part of a page.</summary>
    public Task<Answer> Part(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url) { Headers = { { "HX-Request", "true" } } });

    /// <summary>Sends the form with this action on the page last opened: its own values, these in their place.</summary>
    public Task<Answer> Submit(string action, params (string Name, string Value)[] values)
    {
        var form = _last?.Page.Forms.FirstOrDefault(f => f.GetAttribute("action") == action)
            ?? throw new InvalidOperationException($"There is no form '{action}' on the page; it has: {string.Join(", ", _last?.Page.Forms.Select(f => f.GetAttribute("action")) ?? [])}");
        var fields = FieldsOf(form).Where(f => values.All(v => v.Name != f.Key)).Concat(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        return Post(action, fields, form);
    }

    /// <summary>Sends a file, with the antiforgery token of the page last opened.</summary>
    public Task<Answer> Upload(string url, string input, string fileName, string content, params (string Name, string Value)[] values) =>
        Upload(url, input, fileName, System.Text.Encoding.UTF8.GetBytes(content), values);

    /// <inheritdoc cref="Upload(string, string, string, string, ValueTuple{string, string}[])" />
    public Task<Answer> Upload(string url, string input, string fileName, byte[] content, params (string Name, string Value)[] values)
    {
        var parts = Parts(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        parts.Add(new StringContent(_last?.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? ""), "__RequestVerificationToken");
        parts.Add(new ByteArrayContent(content), input, fileName);
        return Send(new HttpRequestMessage(HttpMethod.Post, url) { Content = parts });
    }

    /// <summary>Sends values to an address, with the antiforgery token of the page last opened unless told otherwise.</summary>
    public Task<Answer> Post(string url, IEnumerable<KeyValuePair<string, string>> values, bool withToken = true)
    {
        var token = withToken ? _last?.Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") : null;
        return Post(url, token is null ? values : [.. values, KeyValuePair.Create("__RequestVerificationToken", token)], (IElement?)null);
    }

    /// <summary>As htmx sends a form within a page: the token stands in the page, and goes as a header.</summary>
    public Task<Answer> PostPart(string url, IEnumerable<KeyValuePair<string, string>> values) => Send(new HttpRequestMessage(HttpMethod.Post, url)
    {
        Content = new FormUrlEncodedContent(values),
        Headers = { { "HX-Request", "true" }, { "X-XSRF-TOKEN", _token } },
    });

    private Task<Answer> Post(string url, IEnumerable<KeyValuePair<string, string>> values, IElement? form)
    {
        HttpContent content = form?.GetAttribute("enctype") == "multipart/form-data" ? Parts(values) : new FormUrlEncodedContent(values);
        return Send(new HttpRequestMessage(HttpMethod.Post, url) { Content = content });
    }

    private static MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, string>> values)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            parts.Add(new StringContent(value), name);
        return parts;
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        if (_last?.Response.RequestMessage?.RequestUri is { } from)
            request.Headers.Referrer = from;
        var response = await _client.SendAsync(request);
        var answer = new Answer(response.StatusCode, response, await response.Content.ReadAsStringAsync());
        if (response.Content.Headers.ContentType?.MediaType == "text/html" && answer.Text.Length > 0)
            (_last, _token) = (answer, answer.Page.QuerySelector("meta[name=xsrf]")?.GetAttribute("content") ?? _token);
        return answer;
    }

    /// <summary>What a form would send as it stands.</summary>
    public static IEnumerable<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form) => form.Elements.SelectMany(element => element switch
    {
        IHtmlInputElement { Name: { Length: > 0 } name, IsDisabled: false } input when input.Type is not ("checkbox" or "radio" or "file" or "submit") || input.IsChecked =>
            [KeyValuePair.Create(name, input.Value)],
        IHtmlTextAreaElement { Name: { Length: > 0 } name } area => [KeyValuePair.Create(name, area.Value)],
        IHtmlSelectElement { Name: { Length: > 0 } name, Value: { } value } => [KeyValuePair.Create(name, value)],
        _ => Array.Empty<KeyValuePair<string, string>>(),
    });

    public void Dispose() => _client.Dispose();
}
