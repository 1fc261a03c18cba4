using Akrab.Host.Setup;
using Akrab.Testing;

namespace Akrab.Host.Tests;

public abstract class Verbs_people_type(Engine engine)
{
    public sealed class On_sqlite() : Verbs_people_type(Engine.Sqlite);

    public sealed class On_postgres() : Verbs_people_type(Engine.Postgres);

    [Fact]
    public async Task A_user_is_let_in_by_a_link_and_a_program_by_a_token_and_nothing_else_is_printed()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        var shell = new Shell(place.Data);

        var user = await shell.Run("user", "add", "sari@toko.example", "--role", "owner", "--url", "https://crm.example/");
        Assert.Equal(0, user.Exit);
        Assert.Matches(@"^https://crm\.example/welcome\?token=[\w-]{43}\n$", user.Out);

        Assert.Equal("sari@toko.example signs in with one step.\n", (await shell.Run("user", "one-step", "sari@toko.example")).Out);

        var token = await shell.Run("token", "create", "--user", "sari@toko.example", "--days", "30");
        Assert.Equal(0, token.Exit);
        Assert.Matches(@"^akr_[\w-]{43}\n$", token.Out);
    }

    [Fact]
    public async Task With_several_companies_one_must_say_which()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        var shell = new Shell(place.Data);
        Assert.Equal(0, (await shell.Run("tenant", "add", "Toko Satu")).Exit);
        Assert.Equal(0, (await shell.Run("tenant", "add", "Toko Dua")).Exit);
        Assert.Equal(2, (await shell.Run("tenant", "add", "toko dua")).Exit);

        var unsaid = await shell.Run("user", "add", "budi@toko.example");
        Assert.Equal(2, unsaid.Exit);
        Assert.Contains("Toko Satu", unsaid.Error);
        Assert.Equal(0, (await shell.Run("user", "add", "budi@toko.example", "--tenant", "toko dua")).Exit);

        var elsewhere = await shell.Run("token", "create", "--user", "budi@toko.example", "--tenant", "Toko Satu");
        Assert.Equal(2, elsewhere.Exit);
        Assert.Empty(elsewhere.Out);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("tenant")]
    [InlineData("tenant", "add", " ")]
    [InlineData("user", "add", "no-address")]
    [InlineData("user", "one-step", "nobody@toko.example")]
    [InlineData("user", "add", "a@b.example", "--role", "king")]
    [InlineData("token", "create")]
    [InlineData("token", "create", "--user", "nobody@b.example")]
    [InlineData("token", "create", "--user", "nobody@b.example", "--scopes", "everything")]
    [InlineData("restore", "no-such-file.zip")]
    public async Task What_is_not_understood_is_told_on_standard_error_with_exit_code_two(params string[] args)
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        var (exit, output, error) = await new Shell(place.Data).Run(args);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task A_demo_company_passes_every_check_and_survives_a_backup()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        await using var other = await TestPlace.Make(engine == Engine.Sqlite ? Engine.Postgres : Engine.Sqlite, House.Open());
        var (shell, elsewhere) = (new Shell(place.Data), new Shell(other.Data));
        Assert.Equal(0, (await shell.Run("demo")).Exit);
        var check = await shell.Run("check");
        Assert.StartsWith("Fine:", check.Out);

        var file = Path.Combine(place.Data.Folder, "all.zip");
        var backup = await shell.Run("backup", "all.zip");
        Assert.Equal((0, file + "\n"), (backup.Exit, backup.Out));
        Assert.Equal(0, (await elsewhere.Run("restore", file)).Exit);
        check = await elsewhere.Run("check", "--json");
        Assert.Equal(0, check.Exit);
        Assert.Contains("\"isFine\":true", check.Out);
        Assert.NotEqual(0, (await elsewhere.Run("restore", file)).Exit);
    }

    [Fact]
    public async Task A_file_is_imported_and_what_was_rejected_shows_in_the_exit_code()
    {
        await using var place = await TestPlace.Make(engine, House.Open());
        var shell = new Shell(place.Data);
        await File.WriteAllTextAsync(Path.Combine(place.Data.Folder, "kontak.csv"), "Nama,No HP,Kota\nBudi Santoso,0812-3456-7890,Bandung\nSiti,0813 2222 3333,Cimahi\n");

        var dry = await shell.Run("import", "kontak.csv", "--as", "people", "--dry-run", "--json");
        Assert.Equal(0, dry.Exit);
        Assert.Contains("\"created\":2", dry.Out);

        var real = await shell.Run("import", "kontak.csv", "--as", "people", "--json");
        Assert.Equal(0, real.Exit);
        Assert.Matches("^\\{\"read\":2,\"created\":2,\"updated\":0,\"skipped\":0,\"rejected\":0,\"importId\":\"[0-9a-f-]{36}\"", real.Out);

        var again = await shell.Run("import", "kontak.csv", "--as", "people");
        Assert.StartsWith("2 read = 0 created + 0 updated + 2 skipped + 0 rejected", again.Out);

        await File.WriteAllTextAsync(Path.Combine(place.Data.Folder, "lain.csv"), "Berat,Warna\n3,merah\n");
        Assert.Equal(2, (await shell.Run("import", "lain.csv", "--as", "people")).Exit);
        Assert.Equal(2, (await shell.Run("import", "kontak.csv", "--as", "things")).Exit);
        Assert.Equal(0, (await shell.Run("check")).Exit);
    }

    [Fact]
    public async Task Looking_at_data_that_is_not_there_makes_none()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"akrab-test-{Guid.NewGuid():N}");
        var (exit, _, error) = await new Shell(new(folder)).Run("check");
        Assert.Equal(2, exit);
        Assert.Contains(folder, error);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Help_speaks_of_akrab()
    {
        var (exit, output, _) = await new Shell(new(Path.GetTempPath())).Run("--help");
        Assert.Equal(0, exit);
        Assert.Contains("akrab [command]", output);
        Assert.DoesNotContain("Akrab.Host", output);
    }
}
