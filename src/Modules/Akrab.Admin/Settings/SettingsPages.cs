using Akrab.Admin.Settings.Fields;
using Akrab.Admin.Settings.Members;
using Akrab.Admin.Settings.Owning;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Akrab.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Admin.Settings;

/// <summary>How the company arranges the house.</summary>
internal static class SettingsPages
{
    public const string Area = "settings";

    public static void Map(IEndpointRouteBuilder pages)
    {
        var settings = pages.MapGroup("/settings").AddEndpointFilter<AdministratorsOnly>();
        settings.MapGet("", (HttpContext context, IEnumerable<SettingsDoor> doors) => context.Page<SettingsPage>(Words.Say("settings.title"), Area, (nameof(SettingsPage.Doors), doors)));
        CompanyPages.Map(settings);
        HandOverPages.Map(settings);
        TakeAlongPages.Map(settings);
        LeavePages.Map(settings);
        MemberPages.Map(settings.MapGroup("/users"));
        SignInLogPages.Map(settings);
        AuditPages.Map(settings);
        FieldPages.Map(settings.MapGroup("/fields"));
    }
}
