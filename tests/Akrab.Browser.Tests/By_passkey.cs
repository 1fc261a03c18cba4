using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Testing;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Akrab.Browser.Tests;

/// <summary>Passkeys, with an authenticator that Chromium pretends to have.</summary>
public sealed class By_passkey(Chromium chromium)
{
    private const string ShowPath = "/sign-in/passkey";

    [Fact]
    public async Task Is_made_lets_in_as_two_steps_and_is_removed()
    {
        await using var app = await TestApp.Start();
        await using var window = await chromium.Open(Localhost(app));
        var page = await WithAuthenticator(window);
        await SignIn(page);
        await Make(page, "HP Sari");
        await SignOut(page);

        await page.Locator($"form[action='{ShowPath}'] button").ClickAsync();
        await page.Locator("nav.rail").WaitForAsync();
        await using (var scope = app.Begin())
        {
            var sessions = await scope.ServiceProvider.GetRequiredService<AkrabDb>().Set<SignInSession>().Where(s => s.EndedAt == null).ToListAsync();
            Assert.Equal((SignInWay.Passkey, true), (Assert.Single(sessions).Way, sessions[0].HasTwoSteps));
        }

        await page.GotoAsync("/me");
        await page.Locator("form[data-passkey=make] input[name=current]").FillAsync("bukan kata sandi");
        await page.Locator("button[formaction$='/remove']").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-passkey] .error")).ToBeVisibleAsync();
        await page.Locator("form[data-passkey=make] input[name=current]").FillAsync(TestApp.OwnerPassword);
        await page.Locator("button[formaction$='/remove']").ClickAsync();
        await Assertions.Expect(page.Locator("button[formaction$='/remove']")).ToHaveCountAsync(0);
        await SignOut(page);
        await page.Locator($"form[action='{ShowPath}'] button").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("tidak diterima");
    }

    [Fact]
    public async Task Is_refused_when_anything_about_it_was_changed()
    {
        await using var app = await TestApp.Start();
        await using var window = await chromium.Open(Localhost(app));
        var page = await WithAuthenticator(window);
        await SignIn(page);
        await Make(page, "Laptop");
        await SignOut(page);

        foreach (var (what, change) in Changes)
        {
            var form = await Shown(page);
            change(form);
            var answer = await Post(window, form.Sent);
            Assert.True(answer.Status == 422, $"{what}: {answer.Status}");
        }

        // Somebody else's browser, and the same answer a second time.
        var honest = await Shown(page);
        using var stranger = app.Visit();
        await stranger.Open("/sign-in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Post(ShowPath, [new("credential", honest.Credential.ToJsonString())])).Status);
        var cookies = await window.CookiesAsync();
        Assert.Equal(303, (await Post(window, honest.Sent)).Status);
        await window.ClearCookiesAsync();
        await window.AddCookiesAsync(cookies.Select(c => new Microsoft.Playwright.Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        Assert.Equal(422, (await Post(window, honest.Sent)).Status);

        // A copy of the key was used elsewhere, and its counter is behind.
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Set<Passkey>().AsTracking().SingleAsync()).SignCount = 1_000;
            await db.SaveChangesAsync();
        }

        var late = await Shown(page);
        Assert.Equal(422, (await Post(window, late.Sent)).Status);
        Assert.Equal("/sign-in", new Uri((await page.GotoAsync("/people"))!.Url).AbsolutePath);
    }

    [Fact]
    public async Task Is_a_second_step_where_a_role_asks_for_one_and_then_the_password_alone_is_not_enough()
    {
        await using var app = await TestApp.Start();
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Set<Role>().AsTracking().SingleAsync(r => r.Name == "Pemilik")).NeedsTwoSteps = true;
            await db.SaveChangesAsync();
            app.Services.GetRequiredService<Memberships>().Forget();
        }

        await using var window = await chromium.Open(Localhost(app));
        var page = await WithAuthenticator(window);
        await SignIn(page, wait: false);
        await page.WaitForURLAsync("**/second-step");
        await page.Locator("form[action='/second-step/passkey'] button").ClickAsync();
        await page.Locator("nav.rail").WaitForAsync();
        await SignOut(page);
        await SignIn(page, wait: false);
        await page.WaitForURLAsync("**/second-step");
        Assert.Equal(0, await page.Locator("input[name=code]").CountAsync());
        await page.Locator("form[action='/sign-out'] button").First.ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.Locator($"form[action='{ShowPath}'] button").ClickAsync();
        await page.Locator("nav.rail").WaitForAsync();
    }

    private static readonly (string, Action<Answered>)[] Changes =
    [
        ("signature", a => a.Bend("signature", bytes => bytes[^1] ^= 1)),
        ("nobody verified", a => a.Bend("authenticatorData", bytes => bytes[32] &= 0b1111_1011)),
        ("counter", a => a.Bend("authenticatorData", bytes => bytes[36] ^= 1)),
        ("another site's", a => a.Bend("authenticatorData", bytes => bytes[0] ^= 1)),
        ("somebody else", a => a.Response["userHandle"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(Guid.NewGuid().ToString()))),
        ("origin", a => a.Say("origin", "https://evil.example")),
        ("kind", a => a.Say("type", "webauthn.create")),
        ("challenge", a => a.Say("challenge", WebEncoders.Base64UrlEncode(new byte[32]))),
        ("unknown", a => a.Credential["id"] = a.Credential["rawId"] = WebEncoders.Base64UrlEncode(new byte[32])),
        ("nothing", a => a.Replace("")),
        ("nonsense", a => a.Replace("{\"id\":1}")),
        ("list", a => a.Replace("[[[[")),
    ];

    /// <summary>The browser's answer to a fresh challenge, caught on its way.</summary>
    private static async Task<Answered> Shown(IPage page)
    {
        await page.GotoAsync("/sign-in");
        var caught = new TaskCompletionSource<string>();
        await page.RouteAsync("**" + ShowPath, async route =>
        {
            caught.TrySetResult(route.Request.PostData!);
            await route.AbortAsync();
        });
        await page.Locator($"form[action='{ShowPath}'] button").ClickAsync();
        var sent = await caught.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await page.UnrouteAllAsync();
        return new Answered(sent);
    }

    private static Task<IAPIResponse> Post(IBrowserContext window, string form) => window.APIRequest.PostAsync(ShowPath, new()
    {
        DataString = form,
        Headers = [new("Content-Type", "application/x-www-form-urlencoded")],
        MaxRedirects = 0,
    });

    private static async Task Make(IPage page, string name)
    {
        await page.GotoAsync("/me");
        await page.Locator("form[data-passkey=make] input[name=name]").FillAsync(name);
        await page.Locator("form[data-passkey=make] input[name=current]").FillAsync(TestApp.OwnerPassword);
        await page.Locator("form[data-passkey=make] .form-foot button").ClickAsync();
        await Assertions.Expect(page.Locator("form[data-passkey=make] .line")).ToContainTextAsync(name);
    }

    private static async Task SignIn(IPage page, bool wait = true)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name=email]").FillAsync(TestApp.OwnerEmail);
        await page.Locator("input[name=password]").FillAsync(TestApp.OwnerPassword);
        await page.Locator("form[action='/sign-in'] button.primary").ClickAsync();
        if (wait)
            await page.Locator("nav.rail").WaitForAsync();
    }

    private static async Task SignOut(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('form[action=\"/sign-out\"]').requestSubmit()");
        await page.WaitForURLAsync("**/sign-in");
    }

    private static async Task<IPage> WithAuthenticator(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        var tools = await window.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    /// <summary>Browsers know passkeys only by a name, not by an address.</summary>
    private static Uri Localhost(TestApp app) => new($"http://localhost:{app.Url.Port}/");

    private sealed class Answered
    {
        private readonly System.Collections.Specialized.NameValueCollection _form;
        private string? _replaced;

        public Answered(string sent)
        {
            _form = HttpUtility.ParseQueryString(sent);
            Credential = (JsonObject)JsonNode.Parse(_form["credential"]!)!;
        }

        public JsonObject Credential { get; }

        public JsonObject Response => (JsonObject)Credential["response"]!;

        public string Sent
        {
            get
            {
                _form["credential"] = _replaced ?? Credential.ToJsonString();
                return _form.ToString()!;
            }
        }

        public void Replace(string text) => _replaced = text;

        public void Bend(string part, Action<byte[]> change)
        {
            var bytes = WebEncoders.Base64UrlDecode((string)Response[part]!);
            change(bytes);
            Response[part] = WebEncoders.Base64UrlEncode(bytes);
        }

        public void Say(string name, string value)
        {
            var data = JsonNode.Parse(WebEncoders.Base64UrlDecode((string)Response["clientDataJSON"]!))!;
            data[name] = value;
            Response["clientDataJSON"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(data.ToJsonString()));
        }
    }
}
