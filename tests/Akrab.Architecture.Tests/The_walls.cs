namespace Akrab.Architecture.Tests;

/// <summary>Every arrow points down; modules do not know each other.</summary>
public sealed class The_walls
{
    private static readonly string[] WhatModulesStandOn = ["Akrab.Kernel", "Akrab.Contracts", "Akrab.Data", "Akrab.Ui", "Akrab.Web", "Akrab.Calendars"];

    /// <summary>Libraries that know nothing of the house, and the rooms that may use them.</summary>
    private static readonly Dictionary<string, string[]> Tools = new() { ["Akrab.Conversations"] = ["Akrab.Mail"] };

    private static readonly Dictionary<string, string[]> Floors = new()
    {
        ["Akrab.Kernel"] = [],
        ["Akrab.Contracts"] = ["Akrab.Kernel"],
        ["Akrab.Data"] = ["Akrab.Kernel", "Akrab.Contracts"],
        ["Akrab.Ui"] = ["Akrab.Kernel"],
        ["Akrab.Exchange"] = ["Akrab.Kernel"],
        ["Akrab.Linkage"] = ["Akrab.Kernel"],
        ["Akrab.Calendars"] = ["Akrab.Kernel", "Akrab.Exchange"],
        ["Akrab.Mail"] = [],
        ["Akrab.Web"] = ["Akrab.Kernel", "Akrab.Contracts", "Akrab.Data", "Akrab.Ui", "Akrab.Exchange", "Akrab.Linkage", "Akrab.Calendars"],
        ["Akrab.Automation"] = ["Akrab.Kernel", "Akrab.Contracts", "Akrab.Data"],
    };

    private static readonly string[] Modules = [.. Repository.Projects.Keys.Where(p => Repository.IsIn("Modules", p)).Order()];

    [Fact]
    public void A_module_stands_on_the_platform_and_on_nothing_else()
    {
        Assert.True(Modules.Length >= 2);
        Assert.Empty(Modules.SelectMany(m => Repository.Projects[m].Except(WhatModulesStandOn).Except(Tools.GetValueOrDefault(m, [])).Select(other => $"{m} → {other}")));
    }

    [Fact]
    public void Every_floor_of_the_platform_rests_on_lower_ones_only()
    {
        var platform = Repository.Projects.Keys.Where(p => Repository.IsIn("Platform", p)).ToList();
        Assert.Equal(Floors.Keys.Order(), platform.Order());
        Assert.Empty(platform.SelectMany(p => Repository.Projects[p].Except(Floors[p]).Select(other => $"{p} → {other}")));
    }

    [Fact]
    public void Nobody_but_tests_leans_on_the_house()
    {
        Assert.Contains("Akrab.Host", Repository.Projects.Keys);
        Assert.Empty(Repository.Projects.Where(p => p.Value.Contains("Akrab.Host") && !p.Key.EndsWith(".Tests", StringComparison.Ordinal) && p.Key is not ("Akrab.Testing" or "Akrab.Bench")).Select(p => p.Key));
    }

    [Fact]
    public void A_module_does_not_use_the_database_of_another_floor()
    {
        var files = Modules.SelectMany(m => Repository.Sources(".cs", ".razor").Where(f => f.Contains($"/{m}/", StringComparison.Ordinal)));
        string[] engines = ["using Npgsql", "using Microsoft.Data.Sqlite", "using Akrab.Automation", "using Akrab.Host"];
        Assert.Empty(files.Where(f => File.ReadLines(f).Any(line => engines.Any(e => line.StartsWith(e, StringComparison.Ordinal)))).Select(Repository.Short));
    }
}
