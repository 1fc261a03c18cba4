namespace Akrab.Data.People;

/// <summary>What came of a try to sign in, as the log keeps it.</summary>
public enum AttemptResult
{
    LetIn,
    WrongPassword,
    WrongCode,
    Locked,

    /// <summary>A name nobody here has; which one it was is not kept, for people type passwords there too.</summary>
    UnknownName,

    /// <summary>Somebody whom no company counts among its active members.</summary>
    Homeless,
    PasskeyRefused,
    SingleSignOnRefused,
}

/// <summary>A try to sign in, good or bad; the same failure again from the same address within a while is counted in one line. No password, code or token ever stands here.</summary>
public sealed class SignInAttempt
{
    public Guid Id { get; init; } = Kernel.Values.Uuid7.Next();

    /// <summary>Whose account it was; null for a name nobody here has.</summary>
    public Guid? User { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset LastAt { get; set; }

    public int Count { get; set; } = 1;

    public AttemptResult Result { get; init; }

    /// <summary>How they came in, or tried to.</summary>
    public SignInWay Way { get; init; }

    public required string Address { get; init; }

    public required string Browser { get; init; }

    public required string System { get; init; }
}
