using System.Globalization;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Sales.Leads.Forms;

/// <summary>Where anybody asks us for something, without signing in and without a script.</summary>
internal static class FormPages
{
    public const string Home = "/ask";

    /// <summary>A box that people do not see, and programs fill in.</summary>
    public const string Trap = "website";

    private const string Why = "anybody may ask a company for something by a form it made; it tells nothing of anybody";
    private const int LongestWord = 100, LongestAddress = 300;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Home + "/{id:guid}", Show).OpenToAll(Why);
        pages.MapPost(Home + "/{id:guid}", Take).OpenToAll(Why).TakesFormsFromAnywhere("the form stands in pages of the company's own website");
    }

    public static string Of(LeadForm form) => $"{Home}/{form.Key}";

    private static async Task<IResult> Show(Guid id, HttpContext context, Doorstep door, CancellationToken stop)
    {
        if (await door.Find(id, stop) is not { } form)
            return Results.NotFound();

        var query = context.Request.Query;
        return Page(context, form, new FormSheet(("campaign", query["utm_campaign"]), ("medium", MediumOf(query["utm_source"], query["utm_medium"])), ("referrer", Cleaned(context.Request.Headers.Referer))), StatusCodes.Status200OK);
    }

    private static async Task<IResult> Take(Guid id, HttpContext context, Doorstep door, FormPace pace, CancellationToken stop)
    {
        if (await door.Find(id, stop) is not { } form)
            return Results.NotFound();

        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        var (wish, name, message) = (sheet.Required("wish"), sheet.Required("name"), sheet.AtMost("message", 5_000));
        var (phone, email, budget) = (sheet.AtMost("phone", 60), sheet["email"].Length > 0 ? sheet.Email("email") : "", form.Form.AsksBudget ? BudgetOf(sheet, form.Currency) : null);
        if (phone.Length == 0 && email.Length == 0)
            sheet.Refuse("phone", Words.Say("lead-form.how-to-answer"));
        if (!sheet.IsGood)
            return Page(context, form, sheet, StatusCodes.Status422UnprocessableEntity);
        if (!pace.MayAsk(context, $"lead:{id}"))
            return Page(context, form, sheet, StatusCodes.Status429TooManyRequests, problem: Words.Say("lead-form.too-many"));

        // A program is told what it expects, and nothing is kept of it.
        if (sheet[Trap].Length == 0)
            await door.Take(form, new Enquiry(wish, name, Given(phone), Given(email), budget, Given(message), Given(Short(sheet["campaign"], LongestWord)), Given(Short(sheet["medium"], LongestWord)), Cleaned(sheet["referrer"]), sheet.IsOn("agrees")), stop);
        return Page(context, form, sheet, StatusCodes.Status200OK, isDone: true);
    }

    private static Money? BudgetOf(FormSheet sheet, string currency)
    {
        try
        {
            var how = new ReadingContext(CultureInfo.CurrentCulture, DateOnly.MinValue, TimeZoneInfo.Utc) { Currency = currency };
            if (new MoneyType().Parse(sheet["budget"], how) is Money { Units: >= 0 } money)
                return money;
            if (sheet["budget"].Length > 0)
                sheet.Refuse("budget", Words.Say("error.not-an-amount"));
        }
        catch (UnreadableValue unreadable)
        {
            sheet.Refuse("budget", Words.Say(unreadable.Key, [.. unreadable.Places]));
        }

        return null;
    }

    /// <summary>The page they came from, without what stands behind its question mark.</summary>
    private static string? Cleaned(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Short(uri.GetLeftPart(UriPartial.Path), LongestAddress) : null;

    private static string? MediumOf(string? source, string? medium) => Given(Short(string.Join(" / ", ((string?[])[source, medium]).Where(p => !string.IsNullOrWhiteSpace(p))), LongestWord));

    private static string? Given(string text) => text.Length == 0 ? null : text;

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];

    private static IResult Page(HttpContext context, OpenLeadForm form, FormSheet sheet, int status, bool isDone = false, string? problem = null)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = SiteOf(form.Form) is { } site ? ContentPolicy.FramedBy(site) : ContentPolicy.Usual;
        return Pages.Fragment<LeadFormPage>(status, (nameof(LeadFormPage.Form), form.Form), (nameof(LeadFormPage.Company), form.Company), (nameof(LeadFormPage.Currency), form.Currency), (nameof(LeadFormPage.Sheet), sheet), (nameof(LeadFormPage.IsDone), isDone), (nameof(LeadFormPage.Problem), problem));
    }

    private static string? SiteOf(LeadForm form) => Uri.TryCreate(form.Site, UriKind.Absolute, out var site) ? site.GetLeftPart(UriPartial.Authority) : null;
}
