using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Commerce.Paper;

/// <summary>Who we are on paper: what stands at the head and the foot of quotes and invoices.</summary>
public sealed class Letterhead : Entity<LetterheadId>, IDefined<Letterhead>
{
    private const int TaxNumberLength = 16;

    public required string Name { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>Our tax number (NPWP), sixteen digits; there where we are registered for value added tax.</summary>
    public string? TaxNumber { get; set; }

    /// <summary>Where customers pay: bank, account, in whose name.</summary>
    public string? PayTo { get; set; }

    /// <summary>What stands at the foot.</summary>
    public string? Footer { get; set; }

    public static void Define(Definition<Letterhead> it)
    {
        it.IsCalled("letterhead", "letterheads").Icon("file-text");
        it.Has(l => l.Name, new TextType(200)).Required().Indexed();
        it.Has(l => l.Address, new LongTextType());
        it.Has(l => l.Phone, new PhoneType());
        it.Has(l => l.Email, new EmailType());
        it.Has(l => l.TaxNumber, new TextType(25));
        it.Has(l => l.PayTo, new LongTextType());
        it.Has(l => l.Footer, new LongTextType());
        it.Titled(l => l.Name);
        it.Lists(l => l.Name, l => l.Phone, l => l.Email, l => l.TaxNumber);
        it.Section("main", l => l.Name, l => l.Address, l => l.Phone, l => l.Email, l => l.TaxNumber, l => l.PayTo, l => l.Footer);
        it.Must(l => l.TaxNumber is null || l.TaxNumber.Count(char.IsAsciiDigit) == TaxNumberLength && l.TaxNumber.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or ' '), "letterhead.bad-tax-number", l => l.TaxNumber);
    }
}

/// <summary>Who we are on paper.</summary>
public readonly record struct LetterheadId(Guid Value) : IEntityId<LetterheadId>
{
    public static LetterheadId Of(Guid value) => new(value);
}
