using Akrab.Data.Model;
using Akrab.Kernel.Entities;
using Akrab.Web.Records;

namespace Akrab.Sales.Leads.Forms;

/// <summary>Where a form is found, and how it is put into a page of one's own website.</summary>
public sealed class AddressPanel(AkrabDb db) : SidePanel<LeadFormId, AddressCard>(db)
{
    protected override Task<(string Name, object? Value)[]> Show(Entity record, PanelPlace place, CancellationToken stop) =>
        Task.FromResult<(string, object?)[]>([(nameof(AddressCard.Form), record)]);
}
