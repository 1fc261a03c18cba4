using System.Text.Json;

namespace Akrab.Data.Leaving;

/// <summary>What was deleted of a company, in numbers and digests alone: nothing in it tells of a person, and nothing can be read out of it.</summary>
/// <param name="Company">The id it had here.</param>
/// <param name="By">The login that asked, by its id, or the command line.</param>
/// <param name="Tables">How many rows of each table, and the SHA-256 of their lines as a file of the company would have them.</param>
/// <param name="Logins">People who worked for nobody else here, whose logins went too.</param>
/// <param name="Files">Contents that nobody else here has.</param>
public sealed record LeavingProof(Guid Company, DateTimeOffset? AskedAt, DateTimeOffset DeletedAt, string By, string Program, IReadOnlyList<LeftTable> Tables, int Logins, int Files)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public long Rows => Tables.Sum(t => t.Rows);

    /// <summary>The proof as it is kept and handed over.</summary>
    public string AsText() => JsonSerializer.Serialize(this, Json);
}

/// <summary>One table in a proof.</summary>
public sealed record LeftTable(string Name, long Rows, string Digest);
