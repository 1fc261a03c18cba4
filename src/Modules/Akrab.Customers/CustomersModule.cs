using Akrab.Contracts;
using Akrab.Customers.Activities;
using Akrab.Customers.Calendar;
using Akrab.Customers.Calendar.Devices;
using Akrab.Customers.Consents;
using Akrab.Customers.Demo;
using Akrab.Customers.Files;
using Akrab.Customers.Followers;
using Akrab.Customers.Home;
using Akrab.Customers.Parties;
using Akrab.Customers.Photos;
using Akrab.Customers.Plans;
using Akrab.Customers.Profile;
using Akrab.Customers.Reception;
using Akrab.Customers.Relations;
using Akrab.Customers.Retention;
using Akrab.Customers.Safeguards;
using Akrab.Customers.Timeline;
using Akrab.Data.Checks;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Events;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;
using Akrab.Ui;
using Akrab.Web;
using Akrab.Web.Dav;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Customers;

/// <summary>Who our customers are, and everything that happened with them.</summary>
public sealed class CustomersModule : IWebModule, IMapsRows
{
    public string Name => "Customers";

    public void Declare(Registry.Builder it)
    {
        it.Entity<Organisation>().Entity<Person>().Entity<Interaction>().Entity<Activity>().Entity<Participant>().Entity<Plan>().Entity<PlanStep>().Entity<Attachment>();
        it.Entity<Relation>().Entity<Fact>().Entity<Consent>().Entity<Follower>().Entity<Safeguard>().Entity<Guardian>();
        it.Event<PartyAdded>().Event<PartyHandedOver>().Event<RelationshipEnded>().Event<ActivityCompleted>().Event<InteractionRecorded>().Event<ActivityGiven>().Event<MemberInvited>();
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IProjection, TakePart>().AddScoped<IDemo, DemoShop>().AddSingleton<ICheck, TimelineCheck>();
        services.AddScoped<RecordInteraction>().AddScoped<WriteToParty>().AddScoped<ITimelines, TimelineFiling>().AddScoped<CompleteActivity>().AddScoped<PlanActivity>().AddScoped<InviteParticipant>().AddScoped<IRecordPanel, ParticipantsPanel>().AddScoped<IRecordPanel, PromisesPanel>();
        services.AddScoped<TimelineReader>().AddScoped<IRecordPanel, TimelinePanel>();
        services.AddScoped<RelateParties>().AddScoped<RememberFact>().AddScoped<NoteConsent>().AddScoped<IConsents, ConsentReader>();
        services.AddScoped<IRecordPanel, ProfilePanel>().AddScoped<IRecordPanel, RelationsPanel>().AddScoped<IRecordPanel, ConsentPanel>();
        services.AddScoped<IRecordPanel, FilesPanel>().AddScoped<TodayReader>();
        services.AddScoped<CalendarEntries>().AddScoped<IDavHome, ActivityCalendars>().AddScoped<TeamWorkReader>().AddScoped<IPictures, Photos.Photos>().AddScoped<PlanStarter>();
        services.AddScoped<IHandle<PartyAdded>>(s => s.GetRequiredService<PlanStarter>()).AddScoped<IHandle<PartyHandedOver>>(s => s.GetRequiredService<PlanStarter>()).AddScoped<IHandle<RelationshipEnded>>(s => s.GetRequiredService<PlanStarter>());
        services.AddScoped<IEraser, EraseParty>().AddScoped<HandOverParty>().AddScoped<FollowParty>().AddScoped<IRecordPanel, FollowersPanel>().AddScoped<TellColleagues>();
        services.AddScoped<IHandle<InteractionRecorded>>(s => s.GetRequiredService<TellColleagues>()).AddScoped<IHandle<PartyHandedOver>>(s => s.GetRequiredService<TellColleagues>()).AddScoped<IHandle<RelationshipEnded>>(s => s.GetRequiredService<TellColleagues>());
        services.AddScoped<IHandle<ActivityGiven>>(s => s.GetRequiredService<TellColleagues>()).AddScoped<IHandle<MemberInvited>>(s => s.GetRequiredService<TellColleagues>()).AddScoped<IHandle<ActivityCompleted>>(s => s.GetRequiredService<TellColleagues>()).AddScoped<IHandle<SharingBegun>>(s => s.GetRequiredService<TellColleagues>()).AddScoped<IHandle<GlassBroken>>(s => s.GetRequiredService<TellColleagues>());
        services.AddScoped<Children>().AddScoped<SafeguardKeeper>().AddScoped<ISafeguards>(s => s.GetRequiredService<SafeguardKeeper>()).AddScoped<IProfiling>(s => s.GetRequiredService<SafeguardKeeper>());
        services.AddScoped<IPartyNames, PartyNames>().AddScoped<IActivities, NextActivities>().AddScoped<IReception, FrontDesk>();
        services.AddScoped<IRetained, SilentPeople>(s => new(s.GetRequiredService<AkrabDb>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<IEraser>())).AddScoped<IRetained, SilentProspects>().AddScoped<IRetained, OldInteractions>();
        services.AddSingleton<Remembrancer>().AddHostedService(provider => provider.GetRequiredService<Remembrancer>());
        services.AddSingleton(new MenuEntry("calendar", "calendar.title", "/calendar", Icons.Use("calendar"), 1));
        services.AddSingleton(new MenuEntry("home", "home.title", "/", Icons.Use("sun"), 0));
    }

    public void MapPages(IEndpointRouteBuilder pages)
    {
        TimelineEndpoints.Map(pages);
        FileEndpoints.Map(pages);
        CalendarPages.Map(pages);
        CalendarFeed.Map(pages);
        TeamWorkPages.Map(pages);
        PhotoPages.Map(pages);
        pages.MapGet("/", async (HttpContext context, TodayReader reader, CancellationToken stop) =>
            context.Page<HomePage>(Words.Say("home.title"), "home", (nameof(HomePage.Day), await reader.Read(stop))));
    }

    public void Map(ModelBuilder model)
    {
        model.Entity<Activity>().HasIndex(a => a.RemindAt).HasFilter("remind_at IS NOT NULL");
        var parties = model.Entity<InteractionParty>();
        parties.HasKey(p => new { p.TenantId, p.Party, p.At, p.Interaction });
        parties.HasIndex(p => new { p.TenantId, p.Interaction });
        parties.HasOne<Party>().WithMany().HasForeignKey(p => new { p.TenantId, p.Party }).OnDelete(DeleteBehavior.Restrict);
        parties.HasOne<Interaction>().WithMany().HasForeignKey(p => new { p.TenantId, p.Interaction }).OnDelete(DeleteBehavior.Restrict);
    }
}
