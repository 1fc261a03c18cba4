namespace Akrab.Data.People;

/// <summary>A role every new tenant starts with; its names can be changed there.</summary>
public sealed record ReadyRole(string Key, string Indonesian, string English, Reach Reach)
{
    public bool CanWrite { get; init; }

    public bool CanDelete { get; init; }

    public bool CanImport { get; init; }

    public bool CanExport { get; init; }

    public bool CanAdminister { get; init; }

    public static readonly IReadOnlyList<ReadyRole> All =
    [
        new("owner", "Pemilik", "Owner", Reach.All) { CanWrite = true, CanDelete = true, CanImport = true, CanExport = true, CanAdminister = true },
        new("administrator", "Administrator", "Administrator", Reach.All) { CanWrite = true, CanDelete = true, CanImport = true, CanExport = true, CanAdminister = true },
        new("manager", "Manajer", "Manager", Reach.All) { CanWrite = true, CanDelete = true, CanImport = true, CanExport = true },
        new("lead", "Ketua tim", "Team lead", Reach.Team) { CanWrite = true, CanDelete = true, CanExport = true },
        new("sales", "Penjualan", "Sales", Reach.Team) { CanWrite = true },
        new("service", "Layanan pelanggan", "Customer service", Reach.All) { CanWrite = true },
        new("marketing", "Pemasaran", "Marketing", Reach.All) { CanWrite = true, CanImport = true, CanExport = true },
        new("viewer", "Pengamat", "Viewer", Reach.Team),
    ];

    public string NameIn(string language) => language == "en" ? English : Indonesian;

    public bool Answers(string typed) => ((string[])[Key, Indonesian, English]).Contains(typed, StringComparer.OrdinalIgnoreCase);

    internal Role In(string language) => new()
    {
        Name = NameIn(language),
        Reach = Reach,
        CanWrite = CanWrite,
        CanDelete = CanDelete,
        CanImport = CanImport,
        CanExport = CanExport,
        CanAdminister = CanAdminister,
    };
}
