using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;

namespace Akrab.Privacy.Registers;

/// <summary>Somebody who handles personal data for us, on our instruction: a host, a mail provider, a courier.</summary>
public sealed class Processor : Entity<ProcessorId>, IDefined<Processor>
{
    public required string Name { get; set; }

    public required string What { get; set; }

    /// <summary>Which data they get.</summary>
    public string? Data { get; set; }

    /// <summary>Where the data are.</summary>
    public required string Country { get; set; }

    /// <summary>The contract, and where it lies.</summary>
    public string? Contract { get; set; }

    public DateOnly? ContractUntil { get; set; }

    /// <summary>Whom they call in themselves, with our written consent.</summary>
    public string? SubProcessors { get; set; }

    public string? Contact { get; set; }

    public static void Define(Definition<Processor> it)
    {
        it.IsCalled("processor", "processors").Icon("building-factory").OnlyFor(Rights.LookAfterPrivacy);
        it.Has(p => p.Name, new TextType(200)).Required().Searched().Indexed();
        it.Has(p => p.What, new LongTextType()).Required();
        it.Has(p => p.Data, new LongTextType());
        it.Has(p => p.Country, new TextType(80)).Required();
        it.Has(p => p.Contract, new TextType(300));
        it.Has(p => p.ContractUntil).Indexed();
        it.Has(p => p.SubProcessors, new LongTextType());
        it.Has(p => p.Contact, new TextType(254));
        it.Titled(p => p.Name);
        it.Lists(p => p.Name, p => p.What, p => p.Country, p => p.Contract, p => p.ContractUntil, p => p.SubProcessors);
        it.Section("main", p => p.Name, p => p.What, p => p.Data, p => p.Country, p => p.Contract, p => p.ContractUntil, p => p.SubProcessors, p => p.Contact);
    }
}

/// <summary>Somebody who handles personal data for us.</summary>
public readonly record struct ProcessorId(Guid Value) : IEntityId<ProcessorId>
{
    public static ProcessorId Of(Guid value) => new(value);
}
