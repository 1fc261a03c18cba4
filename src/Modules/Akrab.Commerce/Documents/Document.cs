using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Commerce.Documents;

/// <summary>What quotes, orders and invoices share: a customer, lines, and what these come to.</summary>
public interface IDocument
{
    Guid Key { get; }

    string? Number { get; }

    /// <summary>By which the customer, who does not sign in, finds it; nobody guesses it.</summary>
    Guid PaperKey { get; }

    /// <summary>Who buys; null for who just walked in.</summary>
    PartyId? Party { get; }

    DateOnly? Date { get; set; }

    Lines Lines { get; set; }

    decimal? Discount { get; }

    string? Notes { get; }

    MemberId? Owner { get; }

    /// <summary>Its sums, line by line.</summary>
    Sums? Reckon();

    /// <summary>Whether it can still be written; what went out stays as it went.</summary>
    bool IsDraft { get; }

    /// <summary>Works out what the lines come to; null sums where they cannot be added up.</summary>
    void Sum();
}

/// <inheritdoc cref="IDocument" />
public abstract class Document<TId> : Entity<TId>, IDocument, IOwned where TId : struct, IEntityId<TId>
{
    /// <summary>Its number, from the moment it counts.</summary>
    public string? Number { get; protected set; }

    public Guid PaperKey { get; private set; } = Guid.NewGuid();

    public PartyId? Party { get; set; }

    /// <summary>The day it bears; the tax is that of this day.</summary>
    public DateOnly? Date { get; set; }

    public Lines Lines { get; set; } = Lines.None;

    /// <summary>What is taken off the whole, in percent.</summary>
    public decimal? Discount { get; set; }

    public PriceBasis Prices { get; set; }

    public TaxRounding TaxRounding { get; set; }

    /// <summary>What the lines come to without tax.</summary>
    public Money? Net { get; private set; }

    public Money? Tax { get; private set; }

    /// <summary>What the customer pays.</summary>
    public Money? Total { get; private set; }

    public BranchId? Branch { get; set; }

    public MemberId? Owner { get; set; }

    public TeamId? Team { get; private set; }

    public string? Notes { get; set; }

    public abstract bool IsDraft { get; }

    public Sums? Reckon() => Sums.Of(Lines.Items, Discount ?? 0, Prices, TaxRounding, Date ?? TimeProvider.System.Today());

    public virtual void Sum()
    {
        var sums = Reckon();
        (Net, Tax, Total) = (sums?.Net, sums?.Tax, sums?.Gross);
    }

    /// <summary>A document cannot go out without lines that can be added up.</summary>
    protected void RequireSums() => Require(Total is not null, "document.no-lines");

    /// <summary>Takes over what stands in another document.</summary>
    protected void TakeOver<TOther>(Document<TOther> from) where TOther : struct, IEntityId<TOther>
    {
        (Lines, Discount, Prices, TaxRounding, Branch, Owner) = (from.Lines, from.Discount, from.Prices, from.TaxRounding, from.Branch, from.Owner);
        Sum();
    }
}

/// <summary>Declares what all documents have.</summary>
internal static class DocumentFields
{
    private static readonly string[] SumsTellOf = ["Lines", "Discount", "Prices", "TaxRounding", "Date"];

    /// <param name="isFromElsewhere">Whether files bring those of another program.</param>
    /// <param name="isForAnyone">Whether it may be for nobody in particular.</param>
    public static Definition<T> Declare<T, TId>(Definition<T> it, bool isFromElsewhere = false, bool isForAnyone = false) where T : Document<TId> where TId : struct, IEntityId<TId>
    {
        var number = it.Has(d => d.Number, new TextType(60)).ReadOnly().Searched().Unique();
        var party = it.Has(d => d.Party).Indexed().ShownThere();
        if (isFromElsewhere)
            number.ComesInFiles();
        if (!isForAnyone)
            party.Required();
        it.Has(d => d.Date).Indexed();
        it.Has(d => d.Lines, new LinesType(LinkType.To<ProductId>()));
        it.Has(d => d.Discount, new PercentType());
        it.Has(d => d.Prices);
        it.Has(d => d.TaxRounding);
        it.Has(d => d.Net).ReadOnly().TellsOf(SumsTellOf);
        it.Has(d => d.Tax).ReadOnly().TellsOf(SumsTellOf);
        it.Has(d => d.Total).ReadOnly().Indexed().TellsOf(SumsTellOf);
        it.Has(d => d.Branch).Indexed();
        it.Has(d => d.Owner).Indexed();
        it.Has(d => d.Notes, new LongTextType());
        it.Titled(d => d.Number!).Latest(d => d.Date);
        it.Must(d => d.Discount is null or >= 0 and <= 100, "document.bad-discount", d => d.Discount);
        it.Must(d => LinesType.CanBeReckoned(d.Lines.Items), "error.lines-too-much", d => d.Lines);
        it.Must(d => d.Lines.Items.All(l => l.Price is not null), "document.no-price", d => d.Lines);
        it.Must(d => d.Lines.Items.Select(l => l.Price?.Currency).Distinct().Count() <= 1, "document.currencies", d => d.Lines);
        return it;
    }
}
