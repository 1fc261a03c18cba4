using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Testing;
using Akrab.Web.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Import.Tests;

public abstract class Newcomers_who_are_known(Engine engine)
{
    public sealed class OnSqlite() : Newcomers_who_are_known(Engine.Sqlite);

    public sealed class OnPostgres() : Newcomers_who_are_known(Engine.Postgres);

    private const string Here = "Nama,Tgl Lahir,Kota\nBudi Santoso,17/08/1980,Bandung\nRina Wijaya,01/02/1990,Bogor\n";
    private const string Coming = "Nama,Tgl Lahir,Kota\nBoedi Santosso,17/08/1980,Bandung\nRina Wijaya,05/06/1971,Medan\n";

    [Fact]
    public async Task They_are_told_of_before_the_run_and_wait_for_a_decision_after_it()
    {
        await using var shop = await Shop.Open(engine);
        await shop.Import(Here);
        await shop.Work();
        Assert.Empty(await Pairs(shop));

        var id = await shop.Start(Coming);
        var plan = await shop.WithImports(imports => imports.Plan(id, isWhole: true, default));
        Assert.All(plan.Rows, row => Assert.Equal(Verdict.New, row.Verdict));
        Assert.Equal("Mungkin Budi Santoso yang sudah tercatat: Nama lengkap: 98 % mirip, Kota: sama, Ulang tahun: sama", plan.Rows[0].Alike!.Why);
        Assert.Null(plan.Rows[1].Alike);

        await shop.WithImports(imports => imports.RunNow(id, null, default));
        await shop.Work();
        var pair = Assert.Single(await Pairs(shop));
        Assert.True(pair.Odds > 0 && pair.Answer is null);
        Assert.Equal(["Boedi Santosso", "Budi Santoso"], (await shop.People()).Where(p => p.Id.Value == pair.One || p.Id.Value == pair.Other).Select(p => p.FullName).Order());
    }

    private static Task<List<DuplicateRow>> Pairs(Shop shop) => shop.Do(scope => scope.GetRequiredService<AkrabDb>().Set<DuplicateRow>().AsNoTracking().ToListAsync());
}
