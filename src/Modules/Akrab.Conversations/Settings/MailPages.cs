using Akrab.Conversations.Accounts;
using Akrab.Conversations.Arrivals;
using Akrab.Conversations.Letters;
using Akrab.Conversations.Mailboxes;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Conversations.Settings;

/// <summary>How the company sends and receives e-mail, and what became of it; for administrators.</summary>
internal static class MailPages
{
    public const string Home = "/settings/mail", Mailbox = Home + "/mailbox", Area = "settings";

    public static void Map(IEndpointRouteBuilder pages)
    {
        var mail = pages.MapGroup(Home).AddEndpointFilter<AdministratorsOnly>();
        mail.MapGet("", async (HttpContext context, MailSettings settings, CancellationToken stop) => Sending(context, SendingSheet.Of(await settings.Account(stop)), await settings.Account(stop)));
        mail.MapPost("", SaveSending);
        mail.MapPost("/test", TrySending);
        mail.MapPost("/forget", async (HttpContext context, MailSettings settings, CancellationToken stop) => await Forgotten<AccountRow>(context, settings, Home, stop));
        mail.MapGet("/mailbox", async (HttpContext context, MailSettings settings, CancellationToken stop) => Receiving(context, ReceivingSheet.Of(await settings.Mailbox(stop)), await settings.Mailbox(stop)));
        mail.MapPost("/mailbox", SaveReceiving);
        mail.MapPost("/mailbox/test", TryReceiving);
        mail.MapPost("/mailbox/forget", async (HttpContext context, MailSettings settings, CancellationToken stop) => await Forgotten<MailboxRow>(context, settings, Mailbox, stop));
        LetterPages.Map(mail.MapGroup("/letters"));
        ArrivalPages.Map(mail.MapGroup("/arrivals"));
    }

    private static async Task<IResult> SaveSending(HttpContext context, MailSettings settings, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        return await settings.SaveAccount(sheet, stop) ? context.Onward(Home, Words.Say("record.saved")) : Sending(context, sheet, await settings.Account(stop), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> TrySending(HttpContext context, MailSettings settings, Trial trial, CancellationToken stop) =>
        await settings.Account(stop) is { } account ? Sending(context, SendingSheet.Of(account), account, outcome: await trial.Send(account, stop)) : Results.NotFound();

    private static async Task<IResult> SaveReceiving(HttpContext context, MailSettings settings, CancellationToken stop)
    {
        var sheet = FormSheet.Of(await context.Request.ReadFormAsync(stop));
        return await settings.SaveMailbox(sheet, stop) ? context.Onward(Mailbox, Words.Say("record.saved")) : Receiving(context, sheet, await settings.Mailbox(stop), StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> TryReceiving(HttpContext context, MailSettings settings, Trial trial, CancellationToken stop) =>
        await settings.Mailbox(stop) is { } mailbox ? Receiving(context, ReceivingSheet.Of(mailbox), mailbox, outcome: await trial.Look(mailbox, stop)) : Results.NotFound();

    private static async Task<IResult> Forgotten<T>(HttpContext context, MailSettings settings, string url, CancellationToken stop) where T : ServerRow
    {
        await settings.Forget<T>(stop);
        return context.Onward(url, Words.Say("settings.mail.forgotten"));
    }

    private static IResult Sending(HttpContext context, FormSheet sheet, AccountRow? account, int status = StatusCodes.Status200OK, TrialOutcome? outcome = null) =>
        context.Page<SendingPage>(status, Words.Say("settings.mail"), Area, (nameof(SendingPage.Sheet), sheet), (nameof(SendingPage.Account), account), (nameof(SendingPage.Outcome), outcome));

    private static IResult Receiving(HttpContext context, FormSheet sheet, MailboxRow? mailbox, int status = StatusCodes.Status200OK, TrialOutcome? outcome = null) =>
        context.Page<ReceivingPage>(status, Words.Say("settings.mail.mailbox"), Area, (nameof(ReceivingPage.Sheet), sheet), (nameof(ReceivingPage.Mailbox), mailbox), (nameof(ReceivingPage.Outcome), outcome));
}
