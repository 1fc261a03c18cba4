using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Sales.Places;

/// <summary>A shop, office or warehouse of ours, where things are sold and kept.</summary>
public sealed class Branch : Entity<BranchId>, IDefined<Branch>
{
    public required string Name { get; set; }

    public string? City { get; set; }

    public string? Address { get; set; }

    /// <summary>Who looks after it.</summary>
    public MemberId? Manager { get; set; }

    public static void Define(Definition<Branch> it)
    {
        it.IsCalled("branch", "branches").Icon("building-store");
        it.Has(b => b.Name).Required().Searched().Indexed();
        it.Has(b => b.City, new TextType(100)).Indexed();
        it.Has(b => b.Address, new TextType(300));
        it.Has(b => b.Manager).Indexed();
        it.Titled(b => b.Name, b => b.City);
        it.Lists(b => b.Name, b => b.City, b => b.Manager);
        it.Section("main", b => b.Name, b => b.City, b => b.Address, b => b.Manager);
    }
}
