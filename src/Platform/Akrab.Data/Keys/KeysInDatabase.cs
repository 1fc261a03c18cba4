using System.Xml.Linq;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Values;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Data.Keys;

/// <summary>Keeps the ring of protection keys in the database: cookies outlive a restart, and all processes share them.</summary>
internal sealed class KeysInDatabase(IServiceProvider services) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        return [.. db.Set<DataProtectionKeyRow>().AsNoTracking().OrderBy(k => k.Id).Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x))];
    }

    /// <summary>The ring asks without waiting, and writing waits for its turn: so this one call blocks, once in three months.</summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        db.Add(new DataProtectionKeyRow { Id = Uuid7.Next(), Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
