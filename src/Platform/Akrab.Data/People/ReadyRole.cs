using Akrab.Kernel.Permissions;

namespace Akrab.Data.People;

/// <summary>A role every new tenant starts with; its names and rights can be changed there.</summary>
public sealed record ReadyRole(string Key, string Indonesian, string English, Rights Rights)
{
    private static readonly Reaches Writing = Reaches.All with { Delete = Reach.None };

    public static readonly IReadOnlyList<ReadyRole> All =
    [
        new("owner", "Pemilik", "Owner", Rights.All),
        new("administrator", "Administrator", "Administrator", Rights.All),
        new("manager", "Manajer", "Manager", Of(Reaches.All, Rights.Import, Rights.Export)),
        new("lead", "Ketua tim", "Team lead", Of(new(Reach.Team, Reach.Team, Reach.Team, Reach.Team), Rights.Export)),
        new("sales", "Penjualan", "Sales", Of(new(Reach.Team, Reach.Team, Reach.Team, Reach.None))),
        new("service", "Layanan pelanggan", "Customer service", Of(Writing, Rights.BreakGlass)),
        new("marketing", "Pemasaran", "Marketing", Of(Writing, Rights.Import, Rights.Export)),
        new("viewer", "Pengamat", "Viewer", Of(Reaches.None with { Read = Reach.Team })),
    ];

    /// <summary>Whether somebody means the role of who founded the company.</summary>
    public static bool IsOwner(string typed) => All[0].Answers(typed);

    public string NameIn(string language) => language == "en" ? English : Indonesian;

    public bool Answers(string typed) => ((string[])[Key, Indonesian, English]).Contains(typed, StringComparer.OrdinalIgnoreCase);

    internal Role In(string language) => new() { Name = NameIn(language), Rights = Rights };

    private static Rights Of(Reaches usual, params string[] tasks) => new(usual, actions: tasks.ToDictionary(task => task, _ => true));
}
