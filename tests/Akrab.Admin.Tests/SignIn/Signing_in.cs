using System.Net;
using Akrab.Testing;

namespace Akrab.Admin.Tests.SignIn;

public abstract class Signing_in(Engine engine)
{
    public sealed class OnSqlite() : Signing_in(Engine.Sqlite);

    public sealed class OnPostgres() : Signing_in(Engine.Postgres);

    [Fact]
    public async Task The_right_password_lets_in_and_signing_out_lets_out()
    {
        await using var app = await TestApp.Start(engine);
        using var browser = app.Visit();
        await browser.Open("/sign-in?back=/me");
        var answer = await browser.Submit("/sign-in", ("email", TestApp.OwnerEmail), ("password", TestApp.OwnerPassword));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Equal("/me", answer.Location);
    }
}
