using System.Globalization;
using Akrab.Data.Model;
using Akrab.Data.People;
using Akrab.Kernel.Fields;
using Akrab.Sales.Forecasts;
using Akrab.Sales.Opportunities;
using Akrab.Sales.Outcomes;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Tests;

/// <summary>The pipeline of another company, out of the file its program gave: our figures are those counted in the file by itself.</summary>
public abstract class Pipeline_file(Engine engine)
{
    public sealed class OnSqlite() : Pipeline_file(Engine.Sqlite);

    public sealed class OnPostgres() : Pipeline_file(Engine.Postgres);

    private static readonly DateOnly First = new(2000, 1, 1), Last = new(2100, 1, 1);

    private sealed record Row(string Account, string Id, string Agent, string Stage, string Product, DateOnly? Closed, decimal? Value);

    [Fact]
    public async Task Comes_in_whole_and_what_was_won_lost_and_sold_each_month_is_what_the_file_says()
    {
        var path = SharedData.File("crm_sales_opportunities", "sales_pipeline.csv");
        var rows = File.ReadLines(path).Skip(1).Select(Read).ToList();
        await using var app = await TestApp.Start(engine);
        await using var scope = app.Begin();
        var (imports, db) = (scope.ServiceProvider.GetRequiredService<Imports>(), scope.ServiceProvider.GetRequiredService<AkrabDb>());
        db.AddRange(rows.Select(r => r.Agent).Distinct().Select(agent => new Member { Name = agent }));
        await db.SaveChangesAsync();

        await using var file = File.OpenRead(path);
        var run = await imports.Start(file, "sales_pipeline.csv", db.Registry.Get<Opportunity>(), null, default);
        var report = await imports.RunNow(run.Id, null, default);
        Assert.Equal((rows.Count, rows.Count, 0L), (report.Read, report.Created, report.Rejected));

        db.ChangeTracker.Clear();
        var kept = await db.Set<Opportunity>().AsNoTracking().ToListAsync();
        Assert.Equal(rows.CountBy(r => r.Stage).OrderBy(c => c.Key).Select(c => (Named(c.Key), c.Value)), kept.CountBy(o => o.Status).OrderBy(c => Plain(c.Key)).Select(c => (c.Key, c.Value)));
        Assert.Equal(rows.Count(r => r.Account.Length > 0), kept.Count(o => o.Party is not null));
        Assert.Equal(rows.Select(r => r.Product).Distinct().Count(), kept.Select(o => o.Product).Distinct().Count());
        Assert.All(kept, o => Assert.Equal(o.IsOpen, o.ClosedOn is null));

        var reader = scope.ServiceProvider.GetRequiredService<OutcomeReader>();
        var fields = (await scope.ServiceProvider.GetRequiredService<Overlays>().Of(db, default)).FieldsOf(db.Registry.Get<Opportunity>());
        foreach (var (by, of) in new (string, Func<Row, string>)[] { ("product", r => r.Product), ("owner", r => r.Agent) })
        {
            var view = await reader.Of(new OutcomeQuestion(by, First, Last, "IDR"), fields, ReadingContext.Invariant, default);
            var decided = rows.Where(r => r.Stage is "Won" or "Lost").ToList();
            Assert.Equal((Won(decided), decided.Count(r => r.Stage == "Lost"), Sum(decided)), ((int)view.All.Won, (int)view.All.Lost, view.All.WonAmount.Amount));
            Assert.Equal(decided.GroupBy(of).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Won(g), g.Count() - Won(g), Sum(g))),
                view.Rows.OrderBy(r => r.Label, StringComparer.Ordinal).Select(r => (r.Label, (int)r.Won, (int)r.Lost, r.WonAmount.Amount)));
        }

        var sold = (await new ForecastReader(db).Now(First, Last, default)).GroupBy(l => l.Month).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(l => l.Outlook.Won.Amount)));
        Assert.Equal(rows.Where(r => r is { Stage: "Won", Value: not null }).GroupBy(r => new DateOnly(r.Closed!.Value.Year, r.Closed.Value.Month, 1)).OrderBy(g => g.Key).Select(g => (g.Key, Sum(g))), sold);
    }

    private static int Won(IEnumerable<Row> rows) => rows.Count(r => r.Stage == "Won");

    private static decimal Sum(IEnumerable<Row> rows) => rows.Where(r => r.Stage == "Won").Sum(r => r.Value ?? 0);

    private static OpportunityStatus Named(string stage) => stage switch { "Won" => OpportunityStatus.Won, "Lost" => OpportunityStatus.Lost, _ => OpportunityStatus.Open };

    private static string Plain(OpportunityStatus status) => status switch { OpportunityStatus.Won => "Won", OpportunityStatus.Lost => "Lost", _ => "In_Progress" };

    private static Row Read(string line)
    {
        var cells = line.Split(',');
        return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5].Length == 0 ? null : DateOnly.Parse(cells[5], CultureInfo.InvariantCulture), cells[6].Length == 0 ? null : decimal.Parse(cells[6], CultureInfo.InvariantCulture));
    }
}
