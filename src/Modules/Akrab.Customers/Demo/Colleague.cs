namespace Akrab.Customers.Demo;

/// <summary>Somebody who works at the demo shop.</summary>
internal sealed record Colleague(string Name, string Role, string Team)
{
    public string Email => Name.ToLowerInvariant().Split(' ')[0] + "@tokosarirasa.example";

    public static readonly IReadOnlyList<Colleague> All =
    [
        new("Sari Wulandari", "owner", Teams[0]),
        new("Hendra Kusnadi", "manager", Teams[0]),
        new("Neneng Rukmana", "lead", Teams[0]),
        new("Rizky Pratama", "sales", Teams[0]),
        new("Dewi Lestari", "sales", Teams[0]),
        new("Togar Sinaga", "lead", Teams[1]),
        new("Ujang Suryana", "sales", Teams[1]),
        new("Aisyah Rahman", "viewer", Teams[1]),
    ];

    /// <summary>The counter in the shop, and those who drive around to customers who buy by the sack.</summary>
    public static string[] Teams => ["Toko", "Grosir & antar"];
}
