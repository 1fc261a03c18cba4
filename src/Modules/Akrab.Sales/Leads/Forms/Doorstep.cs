using Akrab.Data.Access;
using Akrab.Data.Model;
using Akrab.Data.Setup;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Akrab.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Akrab.Sales.Leads.Forms;

/// <summary>A form that is open, and whose it is.</summary>
public sealed record OpenLeadForm(LeadForm Form, string Company, string Currency);

/// <summary>What somebody told by the form.</summary>
public sealed record Enquiry(string Wish, string Name, string? Phone, string? Email, Money? Budget, string? Message, string? Campaign, string? Medium, string? Referrer, bool Agrees);

/// <summary>Lets people ask who are not signed in. It answers alike whether we know them or not.</summary>
internal sealed class Doorstep(IServiceProvider services, TimeProvider time)
{
    private static readonly MomentType Moments = new();

    public async Task<OpenLeadForm?> Find(Guid form, CancellationToken stop)
    {
        await using var scope = services.BeginEverywhere();
        var (db, id) = (scope.ServiceProvider.GetRequiredService<AkrabDb>(), new LeadFormId(form));
        if (await db.Set<LeadForm>().IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && !f.IsClosed && f.DeletedAt == null && !db.Suspended.Contains(f.TenantId), stop) is not { } found)
            return null;

        var company = await db.Tenants.AsNoTracking().FirstAsync(t => t.Id == found.TenantId, stop);
        return new OpenLeadForm(found, company.Name, company.Currency);
    }

    /// <summary>Takes an enquiry in; it is recognised, rated and given to somebody right after.</summary>
    public async Task Take(OpenLeadForm door, Enquiry asked, CancellationToken stop)
    {
        var form = door.Form;
        await using var scope = services.Begin(Acting.System(form.TenantId));
        var db = scope.ServiceProvider.GetRequiredService<AkrabDb>();
        var lead = new Lead
        {
            Wish = asked.Wish,
            ContactName = asked.Name,
            Phone = asked.Phone,
            Email = asked.Email,
            Budget = asked.Budget,
            Message = asked.Message,
            Source = Source.WebForm,
            Product = form.Product,
            Campaign = asked.Campaign ?? form.Campaign,
            Medium = asked.Medium,
            Referrer = asked.Referrer,
            Agreed = asked.Agrees && form.ConsentText is { } text ? Words.Say("lead-form.agreed", ("text", text), ("form", form.Name), ("when", Moments.Format(time.Now()))) : null,
        };
        lead.Made();
        db.Add(lead);
        await db.SaveChangesAsync(stop);
    }
}
