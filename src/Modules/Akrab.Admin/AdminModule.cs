using Akrab.Admin.About;
using Akrab.Admin.CompanyAccount;
using Akrab.Admin.Founding;
using Akrab.Admin.Me;
using Akrab.Admin.Passkeys;
using Akrab.Admin.Phone;
using Akrab.Admin.Settings;
using Akrab.Admin.Settings.Fields;
using Akrab.Admin.Settings.Members;
using Akrab.Admin.Settings.Owning;
using Akrab.Admin.Setup;
using Akrab.Admin.SignIn;
using Akrab.Admin.Welcome;
using Akrab.Data.Jobs;
using Akrab.Data.Moving;
using Akrab.Kernel.Definitions;
using Akrab.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Admin;

/// <summary>Who may come in, and how the house is arranged: sign-in, one's own page, settings.</summary>
public sealed class AdminModule : IWebModule
{
    public string Name => "Admin";

    public void Declare(Registry.Builder it)
    {
    }

    public void AddServices(IServiceCollection services) => services.AddSingleton(s => TwoStep.Column(s.GetRequiredService<IDataProtectionProvider>())).AddAkrabSignIn().AddCompanyAccount().AddPasskeys()
        .AddSingleton(s => s.GetService<IConfiguration>() is { } settings ? SignUpSettings.From(settings) : new SignUpSettings(false, null)).AddSingleton<SignUpPace>().AddScoped<Founders>()
        .AddSingleton<PassphraseSeal>().AddScoped<SurelyThem>().AddJob<SendCompany, SendingCompany>("send-company")
        .AddJob<ForgetCompanyFiles, ForgettingCompanyFiles>("forget-company-files").AddSchedule("forget-company-files", "0 40 2 * * ?", new ForgetCompanyFiles())
        .AddJob<ForgetSignIns, ForgettingSignIns>("forget-sign-ins").AddSchedule("forget-sign-ins", "0 30 2 * * ?", new ForgetSignIns()).AddSingleton<FirstOwner>().AddScoped<MeReader>().AddScoped<Staff>().AddScoped<CustomFields>();

    public void MapPages(IEndpointRouteBuilder pages)
    {
        SignInPages.Map(pages);
        SecondStepPages.Map(pages);
        CompanyAccountPages.Map(pages);
        PasskeyPages.Map(pages);
        WelcomePages.Map(pages);
        SetupPages.Map(pages);
        SignUpPages.Map(pages);
        PreferencePages.Map(pages);
        MePages.Map(pages);
        PhonePages.Map(pages);
        PhonePages.MapOffline(pages);
        AboutPages.Map(pages);
        SettingsPages.Map(pages);
        LeavePages.MapBack(pages);
    }
}
