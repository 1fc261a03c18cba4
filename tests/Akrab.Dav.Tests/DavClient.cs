using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;
using Akrab.Data.People;
using Akrab.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Dav.Tests;

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseMessage Response)
{
    public XElement Xml => XElement.Parse(Text);

    public string? Tag => Response.Headers.ETag?.ToString();

    /// <summary>The condition an error names: <c>valid-sync-token</c>.</summary>
    public string? Condition => Text.Length == 0 ? null : Xml.Elements().First().Name.LocalName;

    public IReadOnlyList<XElement> Responses => [.. Xml.Elements(DavClient.D + "response")];

    public IReadOnlyList<string> Hrefs => [.. Responses.Select(r => r.Element(DavClient.D + "href")!.Value)];

    /// <summary>The text of a property of the first response that has it.</summary>
    public string? this[XName property] => Found(property)?.Value;

    public XElement? Found(XName property) => Xml.Descendants(DavClient.D + "propstat").Where(p => p.Element(DavClient.D + "status")!.Value.Contains("200", StringComparison.Ordinal))
        .SelectMany(p => p.Element(DavClient.D + "prop")!.Elements(property)).FirstOrDefault();
}

/// <summary>A phone: plain requests with an app password.</summary>
public sealed class DavClient : IDisposable
{
    public static readonly XNamespace D = "DAV:", C = "urn:ietf:params:xml:ns:carddav", S = "http://calendarserver.org/ns/", K = "urn:ietf:params:xml:ns:caldav";

    private readonly HttpClient _http;

    private DavClient(HttpClient http, string password) => (_http, Password) = (http, password);

    public string Password { get; }

    public string People { get; private set; } = "";

    public string Organisations { get; private set; } = "";

    public string Calendar { get; private set; } = "";

    /// <summary>A phone of somebody's, by default the owner's, that has found its address books.</summary>
    public static async Task<DavClient> Of(TestApp app, User? user = null)
    {
        user ??= app.Owner;
        string password;
        await using (var scope = app.Begin())
            password = await scope.ServiceProvider.GetRequiredService<ApiTokens>().MakeAppPassword(user.Id, "Phone", CancellationToken.None);
        var client = With(app, user.Email!, password);
        var principal = (await client.Propfind("/dav/", 0, "<D:current-user-principal/>"))[D + "current-user-principal"]!;
        var home = (await client.Propfind(principal, 0, "<C:addressbook-home-set/>"))[C + "addressbook-home-set"]!;
        var books = (await client.Propfind(home, 1, "<D:resourcetype/>")).Hrefs;
        client.People = books.First(h => h.EndsWith("/people/", StringComparison.Ordinal));
        var calendars = (await client.Propfind(principal, 0, "<K:calendar-home-set/>"))[K + "calendar-home-set"]!;
        client.Calendar = (await client.Propfind(calendars, 1, "<D:resourcetype/>")).Hrefs[1];
        client.Organisations = books.First(h => h.EndsWith("/organisations/", StringComparison.Ordinal));
        return client;
    }

    public static DavClient With(TestApp app, string email, string password)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = app.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}:{password}")));
        return new DavClient(http, password);
    }

    public Task<Answer> Propfind(string path, int depth, string properties) => Send("PROPFIND", path, $"""<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/" xmlns:K="urn:ietf:params:xml:ns:caldav"><D:prop>{properties}</D:prop></D:propfind>""", ("Depth", $"{depth}"));

    public Task<Answer> Report(string path, string body) => Send("REPORT", path, body);

    public Task<Answer> Multiget(params IEnumerable<string> hrefs) => Report(People, $"""<C:addressbook-multiget xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><D:prop><D:getetag/><C:address-data/></D:prop>{string.Concat(hrefs.Select(h => $"<D:href>{h}</D:href>"))}</C:addressbook-multiget>""");

    /// <summary>The items of the calendar that fit a filter, with their texts.</summary>
    public Task<Answer> Query(string filter, string data = "<K:calendar-data/>") => Report(Calendar, $"""<K:calendar-query xmlns:D="DAV:" xmlns:K="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/>{data}</D:prop><K:filter><K:comp-filter name="VCALENDAR">{filter}</K:comp-filter></K:filter></K:calendar-query>""");

    public Task<Answer> Sync(string token = "", int? limit = null, string? book = null) => Report(book ?? People, $"""<D:sync-collection xmlns:D="DAV:"><D:sync-token>{token}</D:sync-token><D:sync-level>1</D:sync-level>{(limit is null ? "" : $"<D:limit><D:nresults>{limit}</D:nresults></D:limit>")}<D:prop><D:getetag/></D:prop></D:sync-collection>""");

    public Task<Answer> Get(string path) => Send("GET", path, null);

    public Task<Answer> Put(string path, string card, string? match = null) => Send("PUT", path, card, match is null ? ("If-None-Match", "*") : ("If-Match", match));

    public Task<Answer> Delete(string path, string? match = null) => Send("DELETE", path, null, match is null ? null : ("If-Match", match));

    public Task<Answer> Send(string method, string path, string? body, (string Name, string Value)? header = null) => SendBytes(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), header);

    public async Task<Answer> SendBytes(string method, string path, byte[]? body, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_http.BaseAddress + path.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(method != "PUT" ? "application/xml" : path.StartsWith(Calendar, StringComparison.Ordinal) && Calendar.Length > 0 ? "text/calendar" : "text/vcard") } };
        if (header is var (name, value))
            request.Headers.TryAddWithoutValidation(name, value);
        // What is too large is refused before it is sent; otherwise the refusal may meet a client that is still busy sending.
        request.Headers.ExpectContinue = body is { Length: > 1024 * 1024 };
        var response = await _http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    public void Dispose() => _http.Dispose();
}
