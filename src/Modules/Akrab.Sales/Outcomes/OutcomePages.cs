using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Sales.Forecasts;
using Akrab.Sales.Opportunities;
using Akrab.Web.Frame;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Sales.Outcomes;

/// <summary>Which sales were won and which were lost, and what those have in common.</summary>
internal static class OutcomePages
{
    public const string Home = "/outcomes";

    private static readonly string[] Asked = [OutcomeReader.Reasons, "source", "owner", "stage", "branch"];

    public static void Map(IEndpointRouteBuilder pages) =>
        pages.MapGet(Home, async (HttpContext context, OutcomeReader reader, AkrabDb db, Overlays overlays, TimeProvider time, CancellationToken stop) =>
        {
            await OnlySellers.MustSee(db, overlays, stop);
            var fields = (await overlays.Of(db, stop)).FieldsOf(db.Registry.Get<Opportunity>());
            var choices = Choices(fields, db.Acting.MayRead(db.Registry.Get<Rival>()));
            var (query, how) = (context.Request.Query, Reading.ByPeople(db.Acting, time));
            var until = Reading.Day(query["until"], how) ?? how.Today;
            var from = Reading.Day(query["from"], how) ?? (until.Year > 1 ? until.AddYears(-1).AddDays(1) : until);
            var asked = new OutcomeQuestion(choices.FirstOrDefault(c => c == query["by"]) ?? choices[0], from <= until ? from : until, until, ForecastPages.Currency(query, db.Acting));
            return context.Page<OutcomePage>(Words.Say("outcome.title"), ForecastPages.Area, (nameof(OutcomePage.View), await reader.Of(asked, fields, how, stop)),
                (nameof(OutcomePage.Choices), choices.Select(c => (c, OutcomeReader.TitleOf(c, fields))).ToList()));
        });

    /// <summary>What may be asked by: nothing that is kept from whoever asks.</summary>
    private static List<string> Choices(FieldSet fields, bool knowsRivals)
    {
        List<string> choices = [.. Asked.Where(name => fields.Find(name) is not null)];
        if (knowsRivals && fields.Find("lostTo") is not null)
            choices.Add(OutcomeReader.Rivals);
        if (fields.Find("party") is not null)
            choices.Add(OutcomeReader.Kinds);
        choices.AddRange(fields.OfType<CustomField>().Where(f => f is { IsKeyed: true, Type: ChoiceType }).Select(f => f.Name));
        return choices;
    }
}
