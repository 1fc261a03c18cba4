using Akrab.Contracts;
using Akrab.Data.Jobs;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Data.Writing;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Events;
using Akrab.Sales.Demo;
using Akrab.Sales.Forecasts;
using Akrab.Sales.Leads;
using Akrab.Sales.Leads.Assignment;
using Akrab.Sales.Leads.Forms;
using Akrab.Sales.Leads.Learning;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Outcomes;
using Akrab.Sales.Pipelines;
using Akrab.Sales.Places;
using Akrab.Ui;
using Akrab.Web;
using Akrab.Web.Boards;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales;

/// <summary>What we hope to sell, and how far we are with it.</summary>
public sealed class SalesModule : IWebModule, IMapsRows
{
    public string Name => "Sales";

    public void Declare(Registry.Builder it)
    {
        it.Entity<Pipeline>().Entity<Stage>().Entity<Opportunity>().Entity<Stakeholder>().Entity<Rival>().Entity<OpportunityLine>().Entity<StageMove>().Entity<Branch>().Entity<SalesTarget>().Entity<ForecastSnapshot>();
        it.Entity<Lead>().Entity<RatingRule>().Entity<ResponsePlan>().Entity<LeadTaker>().Entity<AssignmentRule>().Entity<RatingModel>().Entity<LeadForm>();
        it.Event<OpportunityMoved>().Event<OpportunityWon>().Event<OpportunityLost>().Event<OpportunityReopened>().Event<LeadArrived>().Event<LeadQualified>().Event<LeadDropped>();
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<INewcomer, FirstPipeline>().AddScoped<IDemo, DemoSales>();
        services.AddScoped<WinOpportunity>().AddScoped<LoseOpportunity>().AddScoped<ReopenOpportunity>().AddScoped<CopyOpportunity>().AddScoped<SplitOpportunity>();
        services.AddScoped<IFollow, FollowOpportunity>().AddScoped<IFurtherRule, StageNeeds>().AddScoped<ICardNotes, OpportunityNotes>().AddScoped<IHandle<OpportunityMoved>, RememberMoves>();
        services.AddScoped<IRecordPanel, ProgressPanel>().AddScoped<IRecordPanel, RatingPanel>();
        services.AddScoped<INewcomer, ReadyRules>().AddScoped<IDemo, DemoLeads>().AddScoped<QualifyLead>().AddScoped<CorrectLead>().AddScoped<ReviveLead>().AddScoped<AnswerLead>().AddScoped<IFollow, RateAnew>().AddScoped<IWaiting, WaitingLeads>().AddScoped<Rater>().AddScoped<Assigner>().AddScoped<Intake>();
        services.AddScoped<IHandle<LeadArrived>>(s => s.GetRequiredService<Intake>()).AddScoped<IHandle<InteractionRecorded>>(s => s.GetRequiredService<Intake>());
        services.AddJob<LearnFromLeads, LearningFromLeads>(LearningFromLeads.Kind).AddSchedule(LearningFromLeads.Kind, "0 10 2 * * ?", new LearnFromLeads());
        services.AddSingleton<Doorstep>().AddScoped<IRecordPanel, AddressPanel>();
        services.AddSingleton<LeadWatch>().AddHostedService(provider => provider.GetRequiredService<LeadWatch>());
        services.AddScoped<ForecastReader>().AddScoped<ForecastViews>().AddScoped<OutcomeReader>().AddJob<WriteForecastDown, WritingForecastDown>(WritingForecastDown.Kind).AddSchedule(WritingForecastDown.Kind, "0 50 23 * * ?", new WriteForecastDown());
        services.AddSingleton(new MenuEntry(ForecastPages.Area, "forecast.title", ForecastPages.Home, Icons.Use("chart-bar"), 55, acting => acting.Rights.Of("opportunity").Read != Akrab.Kernel.Permissions.Reach.None));
    }

    /// <summary>What the watch over enquiries looks for in all companies.</summary>
    public void Map(ModelBuilder model)
    {
        model.Entity<Lead>().HasIndex(l => l.ArrivedAt).HasFilter("received_at IS NULL");
        model.Entity<Lead>().HasIndex(l => l.AnswerBy).HasFilter("answer_by IS NOT NULL AND answered_at IS NULL AND escalated_at IS NULL");
    }

    public void MapPages(IEndpointRouteBuilder pages)
    {
        ForecastPages.Map(pages);
        OutcomePages.Map(pages);
        FormPages.Map(pages);
    }
}
