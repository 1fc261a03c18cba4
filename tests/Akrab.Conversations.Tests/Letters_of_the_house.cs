using Akrab.Contracts;
using Akrab.Conversations.House;
using Akrab.Mail;
using Akrab.Mail.Connecting;
using Akrab.Mail.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Akrab.Conversations.Tests;

/// <summary>The few letters of the house itself: how the operator says where they go out, and that a real server takes them.</summary>
public sealed class Letters_of_the_house(MailServers servers)
{
    [Theory]
    [InlineData("smtps://toko:rahasia@mail.contoh.id", "mail.contoh.id", 465, Encryption.Implicit, "toko", "rahasia")]
    [InlineData("smtp://toko%40contoh.id:p%40ss%3Aword%2F@mail.contoh.id:2525", "mail.contoh.id", 2525, Encryption.StartTls, "toko@contoh.id", "p@ss:word/")]
    [InlineData(" smtp-in-the-clear://127.0.0.1 ", "127.0.0.1", 25, Encryption.None, null, null)]
    [InlineData("smtps://toko:a:b@mail.contoh.id/", "mail.contoh.id", 465, Encryption.Implicit, "toko", "a:b")]
    public void A_server_is_said_as_an_address(string text, string host, int port, Encryption encryption, string? user, string? password)
    {
        var mail = Read(text, "akrab@contoh.id")!;
        Assert.Equal((host, port, encryption), (mail.Server.Host, mail.Server.Port, mail.Server.Encryption));
        Assert.Equal((user, password), (mail.Login?.User, mail.Login?.Password));
        Assert.Equal("akrab@contoh.id", mail.From.Address);
    }

    [Theory]
    [InlineData("mail.contoh.id")]
    [InlineData("https://toko:rahasia@mail.contoh.id")]
    [InlineData("smtps://toko:rahasia@")]
    [InlineData("smtps://")]
    [InlineData("smtps:toko:rahasia")]
    [InlineData("smtps://toko:rahasia@mail.contoh.id:99999")]
    [InlineData("smtps://toko@mail.contoh.id")]
    [InlineData("smtps://:rahasia@mail.contoh.id")]
    [InlineData("smtps://toko:@mail.contoh.id")]
    [InlineData("smtps://toko:rahasia@mail.contoh.id/kotak?x=1")]
    public void What_is_no_server_is_refused_by_the_name_of_the_setting_without_the_password(string text)
    {
        var problem = Assert.Throws<WrongSetting>(() => Read(text, "akrab@contoh.id"));
        Assert.StartsWith("AKRAB_MAIL must be like", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bukan alamat")]
    [InlineData("a@b\r\nBcc: c@d.id")]
    public void It_is_sent_from_an_address(string? from) =>
        Assert.Contains("AKRAB_MAIL_FROM", Assert.Throws<WrongSetting>(() => Read("smtps://toko:rahasia@mail.contoh.id", from)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nothing_said_is_nothing_sent()
    {
        Assert.Null(Read(null, null));
        Assert.Null(Read(" ", "akrab@contoh.id"));
    }

    [Theory]
    [InlineData("smtp", Encryption.None, false)]
    [InlineData("submission", Encryption.StartTls, true)]
    [InlineData("submissions", Encryption.Implicit, true)]
    public async Task A_real_server_takes_it_and_it_says_what_it_should(string name, Encryption encryption, bool signsIn)
    {
        var reader = Correspondence.Somebody();
        var post = Post(await servers.Find(name, encryption), signsIn ? Correspondence.Login() : null);

        Assert.True(await post.Send(new HouseLetter(reader.Address, "Selamat datang\r\nBcc: orang@lain.id", "Halo Ñandú,\n\n.\nTitik di atas tetap ada."), default));

        var mail = await servers.ReadFirst(reader);
        Assert.Equal("ani@crm.test", mail.From!.Address);
        Assert.DoesNotContain('\n', mail.Subject!);
        Assert.StartsWith("Selamat datang", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Halo Ñandú,", mail.Text, StringComparison.Ordinal);
        Assert.Contains("\n.\n", mail.Text!.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_want_it_is_told_in_the_log_without_secrets()
    {
        var log = new Lines();
        Assert.False(await Post(await servers.Find("submissions", Encryption.Implicit), new Login("ani@crm.test", "tebak-saja"), log).Send(new HouseLetter("a@crm.test", "Halo", "Isi"), default));
        Assert.False(await Post(new MailServer { Host = "127.0.0.1", Port = 1, Encryption = Encryption.None, TimeLimit = TimeSpan.FromSeconds(2) }, null, log).Send(new HouseLetter("a@crm.test", "Halo", "Isi rahasia"), default));
        Assert.False(await Post(await servers.Find("smtp", Encryption.None), null, log).Send(new HouseLetter("bukan alamat", "Halo", "Isi"), default));
        Assert.Equal(2, log.Written.Count);
        Assert.DoesNotContain(log.Written, line => line.Contains("tebak-saja", StringComparison.Ordinal) || line.Contains("rahasia", StringComparison.Ordinal));
    }

    private static HousePost Post(MailServer server, Login? login, ILogger<HousePost>? log = null) =>
        new(new HouseMail(server, login, Correspondence.Ani), TimeProvider.System, log ?? new Lines());

    private static HouseMail? Read(string? server, string? from) =>
        HouseMail.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(HouseMail.ServerSetting, server), KeyValuePair.Create(HouseMail.FromSetting, from)]).Build());

    private sealed class Lines : ILogger<HousePost>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception) + exception);
    }
}
