using Akrab.Data.Rows;
using Akrab.Testing;
using Akrab.Web.Import;

namespace Akrab.Host.Tests;

/// <summary>The real process is killed in the middle of its work: it goes on where it was, does nothing twice, and says so.</summary>
public abstract class Killed_in_the_middle(Engine engine)
{
    public sealed class On_sqlite() : Killed_in_the_middle(Engine.Sqlite);

    public sealed class On_postgres() : Killed_in_the_middle(Engine.Postgres);

    private readonly ManyPeople _people = new();

    [Fact]
    public async Task An_import_goes_on_when_the_server_starts_again()
    {
        await using var shop = await KilledShop.Open(engine);
        Guid id;
        using (var server = await RealProcess.Serve(shop.Place))
        {
            using var sari = await shop.Enter(server);
            var answer = await sari.Upload("/import", "file", "orang.csv", _people.Text, ("as", "people"));
            id = Guid.Parse(answer.Location!.Split('/')[^1]);
            await sari.Open($"/import/{id}");
            await sari.Post($"/import/{id}/run", []);
            await shop.Until(id, report => report.Read > 0);
            server.Kill();
        }

        await TellsHalf(shop, id, await shop.Report(id));

        using var again = await RealProcess.Serve(shop.Place);
        await Whole(shop, await shop.Until(id, report => report.State == ImportState.Done));
        using var later = await shop.Enter(again);
        Assert.Contains("Program sempat berhenti", (await later.Open($"/import/{id}")).Text);
    }

    [Fact]
    public async Task An_import_of_the_command_line_goes_on_when_a_server_starts()
    {
        await using var shop = await KilledShop.Open(engine);
        var id = await CutOffOnTheCommandLine(shop);
        await shop.FallSilent();
        using var server = await RealProcess.Serve(shop.Place);
        await Whole(shop, await shop.Until(id, report => report.State == ImportState.Done));
    }

    [Fact]
    public async Task An_import_of_the_command_line_comes_to_its_end_before_the_next()
    {
        await using var shop = await KilledShop.Open(engine);
        var id = await CutOffOnTheCommandLine(shop);
        await TellsHalf(shop, id, await shop.Report(id));

        var next = await shop.Shell.Run("import", "orang.csv", "--as", "people", "--json");
        Assert.Contains("\"created\":0", next.Out);
        Assert.Contains($"{ManyPeople.Rows} read = {_people.Created} created", next.Error);
        await Whole(shop, await shop.Report(id));
    }

    [Fact]
    public async Task Taking_back_goes_on_when_the_server_starts_again()
    {
        await using var shop = await KilledShop.Open(engine);
        var lines = _people.Text.Split('\n');
        await File.WriteAllLinesAsync(shop.File("lama.csv"), lines.Take(300).Select(line => line.Replace("PT ", "CV ", StringComparison.Ordinal)));
        await File.WriteAllLinesAsync(shop.File("orang.csv"), lines.Take(2500));
        Assert.Equal(1, (await shop.Shell.Run("import", "lama.csv", "--as", "people")).Exit);
        var (people, companies) = (await shop.Export("people"), await shop.Export("organisations"));
        Assert.Equal(1, (await shop.Shell.Run("import", "orang.csv", "--as", "people")).Exit);
        var id = await shop.LastImport();
        await shop.Change("Orang 200", person => person.CallName = "Mas Dua Ratus");
        var kept = Line(await shop.Export("people"), "Orang 200,");

        using (var server = await RealProcess.Serve(shop.Place))
        {
            using var sari = await shop.Enter(server);
            await sari.Open($"/import/{id}");
            await sari.Post($"/import/{id}/roll-back", []);
            await shop.Until(id, report => report.RolledBack > 0);
            server.Kill();
        }

        var half = await shop.Report(id);
        Assert.Equal(ImportState.RollingBack, half.State);
        await shop.FallSilent();
        Assert.Equal(0, (await shop.Shell.Run("check")).Exit);

        using (await RealProcess.Serve(shop.Place))
            await shop.Until(id, report => report.State == ImportState.RolledBack);
        var whole = await shop.Report(id);
        Assert.True(whole.Resumed);
        Assert.True(whole.RolledBack > half.RolledBack);
        Assert.Equal(0, (await shop.Shell.Run("check")).Exit);

        // The one that somebody changed, and the company that they came to work at, stay.
        var (peopleNow, companiesNow) = (await shop.Export("people"), await shop.Export("organisations"));
        Assert.Equal(2, whole.Kept);
        Assert.Equal(people.Replace(Line(people, "Orang 200,"), kept, StringComparison.Ordinal), peopleNow);
        Assert.Equal(companies.Split('\n').Order(), companiesNow.Split('\n').Where(line => !line.Contains("PT 36", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task The_books_are_sealed_to_the_end_by_the_next_who_seals()
    {
        await using var shop = await KilledShop.Open(engine);
        await File.WriteAllTextAsync(shop.File("orang.csv"), _people.Text);
        Assert.Equal(1, (await shop.Shell.Run("import", "orang.csv", "--as", "people")).Exit);
        Assert.Equal(0, (await shop.Seals()).Sealed);

        using (var sealing = RealProcess.Run(shop.Place, "check", "--seal"))
        {
            for (var i = 0; i < 60_000 && (await shop.Seals()).Sealed == 0; i++)
                await Task.Delay(1);
            sealing.Kill();
        }

        var half = await shop.Seals();
        Assert.True(half is { Waiting: > 0, Sealed: > 0 }, half.ToString());
        Assert.Equal(0, (await shop.Shell.Run("check")).Exit);

        var told = await shop.Shell.Run("check", "--seal");
        Assert.Equal(0, (await shop.Seals()).Waiting);
        var seal = told.Out.Trim().Split(' ')[^1];
        Assert.Equal(0, (await shop.Shell.Run("check", "--seal", seal)).Exit);
        Assert.Equal(1, (await shop.Shell.Run("check", "--seal", new string('0', 64))).Exit);
    }

    private async Task<Guid> CutOffOnTheCommandLine(KilledShop shop)
    {
        await File.WriteAllTextAsync(shop.File("orang.csv"), _people.Text);
        using var import = RealProcess.Run(shop.Place, "import", shop.File("orang.csv"), "--as", "people");
        var id = await shop.LastImport();
        await shop.Until(id, report => report.Read > 0);
        import.Kill();
        return id;
    }

    /// <summary>What is there is whole in itself, and whoever looks is told.</summary>
    private static async Task TellsHalf(KilledShop shop, Guid id, ImportReport half)
    {
        Assert.Equal(ImportState.Running, half.State);
        Assert.InRange(half.Read, 1, ManyPeople.Rows - 1);
        Assert.Equal(half.Read, half.Created + half.Updated + half.Skipped + half.Rejected);
        Assert.Equal(half.Created, (await shop.Emails()).Count);

        await shop.FallSilent();
        var check = await shop.Shell.Run("check");
        Assert.Equal(0, check.Exit);
        Assert.Contains("orang.csv", check.Error);
        Assert.Contains($" {half.Read} ", check.Error);
        Assert.Equal(half.Read, (await shop.Report(id)).Read);
    }

    private async Task Whole(KilledShop shop, ImportReport report)
    {
        Assert.Equal((ImportState.Done, true), (report.State, report.Resumed));
        Assert.Equal((ManyPeople.Rows, _people.Created, _people.Updated, _people.Skipped, _people.Rejected, ManyPeople.Companies),
            (report.Read, report.Created, report.Updated, report.Skipped, report.Rejected, report.Linked));
        Assert.Equal(report.Read, report.Created + report.Updated + report.Skipped + report.Rejected);

        var emails = await shop.Emails();
        Assert.Equal((_people.Created, _people.Created), (emails.Count, emails.Distinct().Count()));
    }

    private static string Line(string csv, string start) => csv.Split('\n').Single(line => line.Contains(start, StringComparison.Ordinal));
}
