using System.Net;
using System.Net.Sockets;
using Akrab.Host.Cli;
using Akrab.Testing;

namespace Akrab.Host.Tests;

public sealed class One_process_owns_the_folder
{
    [Fact]
    public async Task The_running_server_does_the_work_of_the_command_line()
    {
        await using var app = await TestApp.Start();
        var shell = new Shell(app.Place);

        var token = await shell.Run("token", "create", "--user", TestApp.OwnerEmail);
        Assert.Equal(0, token.Exit);
        Assert.StartsWith("akr_", token.Out);

        var link = await shell.Run("user", "add", "baru@toko.example");
        Assert.StartsWith(app.Url.ToString() + "welcome?token=", link.Out);

        var backup = await shell.Run("backup", "while-running.zip");
        Assert.Equal(0, backup.Exit);
        Assert.True(File.Exists(Path.Combine(app.Place.Folder, "while-running.zip")));

        var unknown = await shell.Run("user", "add", "x@toko.example", "--role", "king");
        Assert.Equal((2, ""), (unknown.Exit, unknown.Out));
        Assert.Contains("king", unknown.Error);
    }

    [Fact]
    public async Task Nothing_is_restored_and_no_second_server_starts_while_one_runs()
    {
        await using var app = await TestApp.Start();
        var file = Path.Combine(app.Place.Folder, "some.zip");
        await File.WriteAllTextAsync(file, "");
        var restore = await new Shell(app.Place).Run("restore", file);
        Assert.Equal(2, restore.Exit);
        Assert.Contains("stop the running server", restore.Error);
    }

    [Fact]
    public void A_folder_is_owned_by_one_and_free_again_when_they_let_go()
    {
        var place = new Akrab.Data.Setup.DataPlace(Path.Combine(Directory.CreateTempSubdirectory("akrab-test-").FullName, "data"));
        using (DataFolder.Own(place))
        {
            Assert.Throws<UsageProblem>(() => DataFolder.Own(place));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place.Folder));
        }

        DataFolder.Own(place).Dispose();
        Directory.Delete(Path.GetDirectoryName(place.Folder)!, true);
    }

    [Fact]
    public async Task The_socket_is_ours_alone_and_serves_nothing_but_verbs()
    {
        await using var app = await TestApp.Start();
        var path = DataFolder.SocketOf(app.Place);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        using var client = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop);
                return new NetworkStream(socket, true);
            },
        });
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("http://akrab/health/live")).StatusCode);
        using var outside = new HttpClient { BaseAddress = app.Url };
        Assert.Equal(HttpStatusCode.OK, (await outside.GetAsync("/health/live")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await outside.PostAsync(RunningServer.Path, new StringContent("{}"))).StatusCode);
    }
}
