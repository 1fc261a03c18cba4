using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Leads.Forms;

/// <summary>A public form by which anybody asks us for something; it has its own address, and can stand in a page of our website.</summary>
public sealed class LeadForm : Entity<LeadFormId>, IDefined<LeadForm>
{
    public required string Name { get; set; }

    /// <summary>What stands above it.</summary>
    public required string Heading { get; set; }

    /// <summary>What is said under the heading.</summary>
    public string? Text { get; set; }

    /// <summary>What is said to whoever has asked.</summary>
    public string? Thanks { get; set; }

    /// <summary>Whether it asks how much they are ready to spend.</summary>
    public bool AsksBudget { get; set; }

    /// <summary>What they agree to when they tick the box: news by the ways they gave. Without it no box is shown.</summary>
    public string? ConsentText { get; set; }

    /// <summary>What enquiries by it are about.</summary>
    public ProductId? Product { get; set; }

    /// <summary>The campaign of enquiries that name none themselves.</summary>
    public string? Campaign { get; set; }

    /// <summary>The website in whose pages it may stand.</summary>
    public string? Site { get; set; }

    public bool IsClosed { get; set; }

    public static void Define(Definition<LeadForm> it)
    {
        it.IsCalled("lead-form", "lead-forms").Icon("forms");
        it.Has(f => f.Name).Required().Searched().Indexed();
        it.Has(f => f.Heading, new TextType(200)).Required();
        it.Has(f => f.Text, new LongTextType(2_000));
        it.Has(f => f.Thanks, new LongTextType(2_000));
        it.Has(f => f.AsksBudget);
        it.Has(f => f.ConsentText, new LongTextType(2_000));
        it.Has(f => f.Product).Indexed();
        it.Has(f => f.Campaign, new TextType(100));
        it.Has(f => f.Site, new UrlType());
        it.Has(f => f.IsClosed).Indexed();
        it.Titled(f => f.Name);
        it.Lists(f => f.Name, f => f.Heading, f => f.Product, f => f.Campaign, f => f.IsClosed);
        it.Section("main", f => f.Name, f => f.Heading, f => f.Text, f => f.AsksBudget, f => f.ConsentText, f => f.Thanks, f => f.Product, f => f.Campaign, f => f.Site, f => f.IsClosed);
    }
}

/// <summary>A public form by which anybody asks us for something.</summary>
public readonly record struct LeadFormId(Guid Value) : IEntityId<LeadFormId>
{
    public static LeadFormId Of(Guid value) => new(value);
}
