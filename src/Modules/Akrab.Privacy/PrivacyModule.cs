using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Events;
using Akrab.Kernel.Permissions;
using Akrab.Privacy.Assessments;
using Akrab.Privacy.Door;
using Akrab.Privacy.Home;
using Akrab.Privacy.Incidents;
using Akrab.Privacy.Purposes;
using Akrab.Privacy.Registers;
using Akrab.Privacy.Requests;
using Akrab.Privacy.Retention;
using Akrab.Ui;
using Akrab.Web;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Privacy;

/// <summary>What the law on personal data asks of us: requests of people, incidents, how long things are kept, and the registers.</summary>
public sealed class PrivacyModule : IWebModule, IMapsRows
{
    public string Name => "Privacy";

    public void Declare(Registry.Builder it)
    {
        it.Entity<PrivacyRequest>().Entity<ProcessingPurpose>().Entity<PartyBasis>().Entity<Incident>().Entity<RetentionRule>().Entity<Processor>().Entity<ImpactAssessment>();
        it.Event<PrivacyRequestReceived>();
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<TakeEffect>().AddScoped<TakeUpRequest>().AddScoped<IHandle<PrivacyRequestReceived>, TellOfRequests>();
        services.AddScoped<IRecordPanel, WhatToDoPanel>().AddScoped<IRecordPanel, BasisPanel>();
        services.AddSingleton<DueWatch>().AddHostedService(provider => provider.GetRequiredService<DueWatch>());
        services.AddScoped<LookedAt>().AddJob<LetOldGo, LettingOldGo>(LettingOldGo.Kind).AddSchedule("retention", "0 15 3 * * ?", new LetOldGo());
        services.AddScoped<WorkbenchReader>().AddScoped<ImportedPeople>().AddJob<NoteBases, NotingBases>("note-bases");
        services.AddScoped<Concerned>().AddScoped<Telling>().AddScoped<RegisterOfProcessing>().AddScoped<INewcomer, ReadyDrafts>();
        services.AddSingleton<Doorway>().AddJob<RecogniseRequest, RecognisingRequest>("recognise-request");
        services.AddSingleton(new MenuEntry(WorkbenchPages.Area, "privacy.title", WorkbenchPages.Home, Icons.Use("shield-lock"), 60, acting => acting.Rights.May(Rights.LookAfterPrivacy)));
    }

    public void MapPages(IEndpointRouteBuilder pages)
    {
        WorkbenchPages.Map(pages);
        ImportPages.Map(pages);
        RetentionPages.Map(pages);
        IncidentPages.Map(pages);
        RegisterPages.Map(pages);
        FormSettings.Map(pages);
        DoorPages.Map(pages);
    }

    public void Map(ModelBuilder model)
    {
        model.Entity<DoorRow>(door =>
        {
            door.HasKey(d => d.TenantId);
            door.HasIndex(d => d.Slug).IsUnique();
        });
        model.Entity<RequestKeyRow>(key =>
        {
            key.HasKey(k => new { k.TenantId, k.Request });
            key.HasIndex(k => new { k.TenantId, k.SecretHash }).IsUnique();
            key.Property(k => k.Tries).IsConcurrencyToken();
        });
        model.Entity<IncidentPersonRow>().HasKey(p => new { p.TenantId, p.Incident, p.Party });
    }
}
