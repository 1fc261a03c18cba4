using System.Text.Json.Nodes;
using Akrab.Data.Backup;
using Akrab.Kernel.Values;

namespace Akrab.Data.Moving;

/// <summary>A login of this house.</summary>
internal sealed record KnownLogin(Guid Id, string? Email);

/// <summary>
/// The logins that come with a company. Whoever has the e-mail address here already stays who they are, with their own password, and is a member of one more
/// company; everybody else is made as the file has them.
/// </summary>
internal sealed class ArrivingLogins(IReadOnlyList<KnownLogin> known)
{
    private readonly Dictionary<string, Guid> _byEmail = known.Where(l => l.Email is not null).DistinctBy(l => l.Email).ToDictionary(l => l.Email!, l => l.Id);
    private readonly HashSet<Guid> _taken = [.. known.Select(l => l.Id)];
    private readonly Dictionary<Guid, Guid> _here = [];

    /// <summary>Who somebody of the file is here.</summary>
    public Guid Here(Guid login) => _here.TryGetValue(login, out var here) ? here : throw new BackupProblem("The file is refused: somebody works there whose login is not in it.");

    /// <summary>Who somebody of the file is here; null where their login did not come along.</summary>
    public Guid? HereIfKnown(Guid login) => _here.TryGetValue(login, out var here) ? here : null;

    public Func<JsonArray, JsonArray?> Arrive(ManifestTable table)
    {
        int At(string column) => table.Columns.ToList().IndexOf(column) is var at and >= 0 ? at : throw new BackupProblem("The file is damaged: its logins are not whole.");
        var (id, email, normalized, name, normalizedName, stamp) = (At("id"), At("email"), At("normalized_email"), At("user_name"), At("normalized_user_name"), At("security_stamp"));
        return row =>
        {
            var (login, address) = (row[id]!.GetValue<Guid>(), row[email]?.GetValue<string>().Trim() ?? "");
            if (address.Length == 0 || _here.ContainsKey(login))
                throw new BackupProblem("The file is damaged: its logins are not whole.");

            var key = address.ToUpperInvariant();
            if (_byEmail.TryGetValue(key, out var here))
            {
                _here[login] = here;
                return null;
            }

            var made = _taken.Add(login) ? login : Uuid7.Next();
            (_here[login], _byEmail[key]) = (made, made);
            (row[id], row[normalized], row[name], row[normalizedName]) = (made, key, address, key);
            row[stamp] ??= Guid.NewGuid().ToString("N");
            return row;
        };
    }
}
