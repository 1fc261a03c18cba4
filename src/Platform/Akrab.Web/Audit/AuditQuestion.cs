using System.Globalization;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Akrab.Web.Audit;

/// <summary>What is looked for in the books: by whom, of which entity, on which days, changes or readings; all of it when nothing is said.</summary>
public sealed record AuditQuestion(MemberId? Member, string? Entity, string? Book, DateOnly? From, DateOnly? Until, Guid? Record)
{
    public const string Changes = "changes", Readings = "readings";

    /// <summary>What cannot be read is not asked.</summary>
    public static AuditQuestion Read(IQueryCollection query, ReadingContext how) => new(
        Id(query["member"]) is { } member ? new MemberId(member) : null,
        Text(query["entity"]),
        Text(query["book"]) is (Changes or Readings) and var book ? book : null,
        Reading.Day(query["from"], how), Reading.Day(query["until"], how), Id(query["record"]));

    /// <summary>The same question with more to it, as the end of an address.</summary>
    public string At(string path, params IReadOnlyList<(string Name, string Value)> more)
    {
        var query = new QueryBuilder();
        (string, string?)[] asked =
        [
            ("member", Member?.Value.ToString()), ("entity", Entity), ("book", Book), ("record", Record?.ToString()),
            ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("until", Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];
        foreach (var (name, value) in asked)
            if (value is not null)
                query.Add(name, value);
        foreach (var (name, value) in more)
            query.Add(name, value);
        return path + query;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static Guid? Id(string? value) => Guid.TryParse(value, out var id) ? id : null;
}
