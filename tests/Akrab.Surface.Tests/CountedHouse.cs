using System.Collections.Concurrent;
using System.Data.Common;
using Akrab.Data.Model;
using Akrab.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Surface.Tests;

/// <summary>A furnished house that remembers what each request asked the database.</summary>
public sealed class CountedHouse : FurnishedHouse
{
    private readonly Listener _listener = new();

    /// <summary>The statements of the latest request to this address.</summary>
    public IReadOnlyList<string> AskedBy(string address) => _listener.Asked.TryGetValue(address, out var asked) ? [.. asked] : [];

    public void Forget() => _listener.Asked.Clear();

    protected override void Change(IServiceCollection services)
    {
        base.Change(services);
        services.ConfigureDbContext<SqliteAkrabDb>(options => options.AddInterceptors(_listener));
    }

    private sealed class Listener : DbCommandInterceptor
    {
        private readonly HttpContextAccessor _request = new();

        public ConcurrentDictionary<string, ConcurrentQueue<string>> Asked { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Note(command, result);

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
            Note(command, result);

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Note(command, result);

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Note(command, result).Result;

        private ValueTask<T> Note<T>(DbCommand command, T result)
        {
            if (_request.HttpContext?.Request is { } request)
                Asked.GetOrAdd(request.Path + request.QueryString.Value, _ => []).Enqueue(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
