using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Data.Writing;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Akrab.Web.Api;

/// <summary>Lets a client send a call again, not knowing whether it arrived: under the same <c>Idempotency-Key</c> it is done once.</summary>
internal sealed class Receipts(AkrabDb db, RecordReader reader, TimeProvider time)
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 200;
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>The receipt for this call; null when the client gave no key.</summary>
    /// <exception cref="Refused">The key was used for another call.</exception>
    public async Task<Receipt?> For(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var key = context.Request.Headers[Header].ToString();
        if (key.Length == 0)
            return null;
        if (key.Length > LongestKey)
            throw new Refused(Problem.Of(StatusCodes.Status400BadRequest, "malformed", "api.key-too-long", ("max", LongestKey)));

        var receipt = new Receipt(Digest(Encoding.UTF8.GetBytes($"{db.Acting.Member?.Value}|{key}")),
            Digest([.. Encoding.UTF8.GetBytes($"{context.Request.Path}{context.Request.QueryString}\n"), .. body.Span]), time.Now());
        return await Find(receipt, context.RequestAborted);
    }

    /// <summary>The receipt as it stands now: another call under the same key may have been quicker.</summary>
    public async Task<Receipt> Find(Receipt receipt, CancellationToken stop)
    {
        var row = await db.Set<AnsweredCallRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Key == receipt.Key, stop);
        if (row is null || row.At < receipt.At - Kept)
            return receipt with { Before = row };
        return row.Asked == receipt.Asked
            ? receipt with { Answer = row.Answer }
            : throw new Refused(Problem.Of(StatusCodes.Status422UnprocessableEntity, "key-reused", "api.key-reused"));
    }

    /// <summary>Does the call, leaving a receipt with what it writes; one that was answered before gives its record as it is now.</summary>
    public async Task<T> Once<T>(HttpContext context, ReadOnlyMemory<byte> body, Func<Func<T, IReadOnlyList<object>>?, Task<T>> call) where T : Entity
    {
        if (await For(context, body) is not { } receipt)
            return await call(null);
        if (receipt.Answer is { } answer)
            return await reader.See<T>(Guid.Parse(answer), context.RequestAborted);

        try
        {
            return await call(record => [receipt.Row(db.Acting.Tenant, record.Key.ToString())]);
        }
        catch (BrokenRule)
        {
            // Perhaps the same call was quicker; then its answer is ours, too.
            db.ChangeTracker.Clear();
            if ((await Find(receipt, context.RequestAborted)).Answer is { } quicker)
                return await reader.See<T>(Guid.Parse(quicker), context.RequestAborted);
            throw;
        }
    }

    /// <summary>What a form says, without the token that each page has of its own.</summary>
    public static byte[] BodyOf(IFormCollection form) =>
        JsonSerializer.SerializeToUtf8Bytes(form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new { field.Key, Values = field.Value.ToArray() }));

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>One call under a key; <see cref="Answer"/> is there when it was answered before.</summary>
internal sealed record Receipt(string Key, string Asked, DateTimeOffset At)
{
    public string? Answer { get; init; }

    /// <summary>One that has expired: its place is taken.</summary>
    public AnsweredCallRow? Before { get; init; }

    /// <summary>The row to write with what the call does.</summary>
    public object Row(TenantId tenant, string answer)
    {
        var row = new AnsweredCallRow { TenantId = tenant, Key = Key, Asked = Asked, Answer = answer, At = At };
        return Before is null ? row : new RowChange(Before, row);
    }
}
