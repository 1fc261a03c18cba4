using System.Security.Cryptography;
using System.Text;

namespace Akrab.Data.Backup;

/// <summary>What locks and unlocks a file; it shows itself to nobody.</summary>
public sealed class Passphrase
{
    /// <summary>Shorter ones are guessed too soon by whoever has the file.</summary>
    public const int Shortest = 12;

    private readonly byte[] _text;

    private Passphrase(string text) => _text = Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC));

    /// <exception cref="BackupProblem">It is too short.</exception>
    public static Passphrase Of(string text) =>
        text.EnumerateRunes().Count() >= Shortest ? new Passphrase(text) : throw new BackupProblem($"The passphrase is too short: take at least {Shortest} characters, such as four or five words.");

    /// <summary>The first line of a file.</summary>
    public static Passphrase FromFile(string path) =>
        File.Exists(path) ? Of(File.ReadLines(path, Encoding.UTF8).FirstOrDefault() ?? "") : throw new BackupProblem($"There is no file {path} with a passphrase.");

    internal byte[] Key(ReadOnlySpan<byte> salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(_text, salt, rounds, HashAlgorithmName.SHA512, LockedFile.KeyLength);
}
