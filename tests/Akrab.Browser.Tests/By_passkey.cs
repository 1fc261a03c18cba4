using System.Net;
using System.Text;
using System.Text.Json.Nodes;
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
            await Show(page, change);
            await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("tidak diterima");
            Assert.True(new Uri((await page.GotoAsync("/people"))!.Url).AbsolutePath == "/sign-in", what);
        }

        // The same answer a second time, and in somebody else's browser.
        string? honest = null;
        IReadOnlyList<BrowserContextCookiesResult> cookies = [];
        await Show(page, answered => honest = answered.Credential.ToJsonString(), async () => cookies = await window.CookiesAsync());
        await page.Locator("nav.rail").WaitForAsync();
        await SignOut(page);
        var challenge = cookies.Single(c => c.Name == "akrab-passkey");
        await Show(page, answered => answered.Replace(honest!), () => window.AddCookiesAsync([new Microsoft.Playwright.Cookie { Name = challenge.Name, Value = challenge.Value, Domain = challenge.Domain, Path = challenge.Path }]));
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("tidak diterima");
        using var stranger = app.Visit();
        await stranger.Open("/sign-in");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Post(ShowPath, [new("credential", honest!)])).Status);

        // A copy of the key was used elsewhere, and its counter is behind.
        await using (var scope = app.Begin())
        {
            var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
            (await db.Set<Passkey>().AsTracking().SingleAsync()).SignCount = 1_000;
            await db.SaveChangesAsync();
        }

        await Show(page, _ => { });
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("tidak diterima");
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
        ("unknown", a => a.Call(WebEncoders.Base64UrlEncode(new byte[32]))),
        ("nothing", a => a.Replace("")),
        ("nonsense", a => a.Replace("{\"id\":1}")),
        ("list", a => a.Replace("[[[[")),
    ];

    /// <summary>Signs in by passkey, with the browser's answer changed before it is sent.</summary>
    private static async Task Show(IPage page, Action<Answered> change, Func<Task>? before = null)
    {
        await page.GotoAsync("/sign-in");
        var answered = new Answered(await page.EvaluateAsync<string>("""
            async () => {
              const form = document.querySelector("form[data-passkey=show]");
              const body = new URLSearchParams({ __RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value });
              const options = await (await fetch(form.dataset.options, { method: "POST", body })).json();
              return JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
            }
            """));
        if (before is not null)
            await before();
        change(answered);
        await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync("""
            credential => {
              const form = document.querySelector("form[data-passkey=show]");
              form.querySelector("[name=credential]").value = credential;
              form.submit();
            }
            """, answered.Sent), "**" + ShowPath);
    }

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
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    /// <summary>Browsers know passkeys only by a name, not by an address.</summary>
    private static Uri Localhost(TestApp app) => new($"http://localhost:{app.Url.Port}/");

    private sealed class Answered
    {
        private string? _replaced;

        public Answered(string credential) => Credential = (JsonObject)JsonNode.Parse(credential)!;

        public JsonObject Credential { get; }

        public JsonObject Response => (JsonObject)Credential["response"]!;

        public string Sent => _replaced ?? Credential.ToJsonString();

        public void Call(string id) => (Credential["id"], Credential["rawId"]) = (id, id);

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
