using Akrab.Data.People;
using Akrab.Kernel;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Ui;

namespace Akrab.Admin.SignIn;

/// <summary>Says in words how somebody came in, or did not.</summary>
internal static class Attempts
{
    public static string DeviceOf(string browser, string system) => (browser, system) switch
    {
        ("", "") => Words.Say("session.unknown-device"),
        ("", _) => system,
        (_, "") => browser,
        _ => Words.Say("session.device", ("browser", browser), ("system", system)),
    };

    public static string WayOf(SignInWay way) => Words.Say("sign-in-way." + Naming.Kebab(way.ToString()));

    public static string Moment(DateTimeOffset at) => new MomentType().Format(at);

    /// <summary>What came of it; how often, where it happened again.</summary>
    public static string ResultOf(SignInAttempt attempt)
    {
        var said = attempt.Result == AttemptResult.LetIn ? Words.Say("attempt.let-in", ("way", WayOf(attempt.Way))) : Words.Say("attempt." + Naming.Kebab(attempt.Result.ToString()));
        return attempt.Count == 1 ? said : Words.Say("attempt.times", ("what", said), ("count", attempt.Count));
    }

    public static string FromWhere(SignInAttempt attempt) => $"{Moment(attempt.LastAt)} · {DeviceOf(attempt.Browser, attempt.System)} · {attempt.Address}";

    public static string IconOf(AttemptResult result) => result == AttemptResult.LetIn ? Icons.Use("circle-check") : Icons.Use("alert-circle");

    public static string IconOf(string system) => system is "Android" or "iPhone" or "iPad" ? Icons.Use("device-mobile") : Icons.Use("device-desktop");
}
