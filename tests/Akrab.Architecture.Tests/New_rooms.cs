using System.Diagnostics;
using System.Xml.Linq;

namespace Akrab.Architecture.Tests;

/// <summary>What <c>bin/new</c> writes, in a copy of the few files it reads.</summary>
public sealed class New_rooms : IDisposable
{
    private readonly string _copy = Directory.CreateTempSubdirectory("akrab-new-").FullName;

    public New_rooms()
    {
        string[] read =
        [
            "bin/new", "Akrab.slnx", "Directory.Build.props", "Directory.Packages.props", "src/Akrab.Host/Akrab.Host.csproj", "src/Akrab.Host/Regions.targets", "src/Modules/Akrab.Customers/Akrab.Customers.csproj",
            "src/Modules/Akrab.Customers/_Imports.razor", "tests/Akrab.Data.Tests/Akrab.Data.Tests.csproj",
        ];
        foreach (var file in read)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_copy, file))!);
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(_copy, file));
        }
    }

    [Fact]
    public async Task A_module_has_a_project_words_tests_and_its_place_in_the_house()
    {
        Assert.Equal(0, await New("module", "Sales"));

        Assert.Contains("class SalesModule : IModule", Read("src/Modules/Akrab.Sales/SalesModule.cs"), StringComparison.Ordinal);
        Assert.Equal("{}", Read("src/Modules/Akrab.Sales/Words/id.json").Trim());
        Assert.Equal("{}", Read("src/Modules/Akrab.Sales/Words/en.json").Trim());
        string[] projects = ["src/Modules/Akrab.Sales/Akrab.Sales.csproj", "tests/Akrab.Sales.Tests/Akrab.Sales.Tests.csproj"];
        Assert.All(projects, project => Assert.Contains($"\"{project}\"", Read("Akrab.slnx"), StringComparison.Ordinal));
        Assert.Contains("../Modules/Akrab.Sales/Akrab.Sales.csproj", References("src/Akrab.Host/Akrab.Host.csproj"));

        Assert.Equal(2, await New("module", "Sales"));
    }

    [Theory]
    [InlineData("Visitor", null, "Visitors", "\"visitor\", \"visitors\"")]
    [InlineData("PriceEntry", null, "PriceEntries", "\"price-entry\", \"price-entries\"")]
    [InlineData("Box", null, "Boxes", "\"box\", \"boxes\"")]
    [InlineData("Child", "Children", "Children", "\"child\", \"children\"")]
    public async Task An_entity_lies_in_a_folder_and_a_namespace_of_its_plural(string name, string? plural, string folder, string called)
    {
        Assert.Equal(0, await New(["entity", "Customers", name, .. plural is null ? Array.Empty<string>() : [plural]]));

        var (entity, definition) = (Read($"src/Modules/Akrab.Customers/{folder}/{name}.cs"), Read($"src/Modules/Akrab.Customers/{folder}/{name}.Definition.cs"));
        Assert.Equal([$"{name}.Definition.cs", $"{name}.cs"], Directory.EnumerateFiles(Path.Combine(_copy, "src/Modules/Akrab.Customers", folder)).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All([entity, definition], text => Assert.Contains($"namespace Akrab.Customers.{folder};", text, StringComparison.Ordinal));
        Assert.Contains($"class {name} : Entity<{name}Id>", entity, StringComparison.Ordinal);
        Assert.Contains($"struct {name}Id(Guid Value) : IEntityId<{name}Id>", entity, StringComparison.Ordinal);
        Assert.Contains($"it.IsCalled({called})", definition, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("module", "sales")]
    [InlineData("entity", "Customers", "price-entry")]
    [InlineData("entity", "Nowhere", "Visitor")]
    [InlineData("entity", "Customers")]
    [InlineData("room")]
    public async Task What_it_does_not_understand_writes_nothing(params string[] args)
    {
        var before = Directory.GetFiles(_copy, "*", SearchOption.AllDirectories);

        Assert.Equal(2, await New(args));

        Assert.Equal(before.Order(), Directory.GetFiles(_copy, "*", SearchOption.AllDirectories).Order());
    }

    private async Task<int> New(params string[] args)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", [Path.Combine(_copy, "bin/new"), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(bash.StandardOutput.ReadToEndAsync(), bash.StandardError.ReadToEndAsync());
        await bash.WaitForExitAsync();
        return bash.ExitCode;
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(_copy, file));

    private IEnumerable<string> References(string project) => XDocument.Parse(Read(project)).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value);

    public void Dispose() => Directory.Delete(_copy, recursive: true);
}
