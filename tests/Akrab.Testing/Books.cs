using Akrab.Data.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Testing;

/// <summary>The books as an intruder finds them who owns the database: without the triggers that guard them.</summary>
public static class Books
{
    public static async Task Open(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        foreach (var table in (string[])["journals", "readings", "seals"])
            foreach (var kind in (string[])["stay", "stand"])
            {
                var sql = $"DROP TRIGGER IF EXISTS {table}_{kind}" + (db.Database.IsNpgsql() ? $" ON {table}" : "");
                await db.Database.ExecuteSqlRawAsync(sql);
            }
    }
}
