using Microsoft.AspNetCore.Components;

namespace Akrab.Ui.Tests;

public sealed class FormFieldTests
{
    private static readonly RenderFragment Phone = builder =>
    {
        builder.OpenComponent<PhoneBox>(0);
        builder.AddComponentParameter(1, "Value", "0812-34");
        builder.CloseComponent();
    };

    [Fact]
    public async Task A_refused_field_ties_its_error_and_help_to_the_box()
    {
        var document = await Drawing.Of<FormField>(new { Name = "phone", Label = "Telepon", Help = "Boleh 0812…", Error = "Terlalu pendek", ChildContent = Phone });

        var box = document.QuerySelector("input")!;
        Assert.Equal("phone", box.GetAttribute("name"));
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Equal(box.Id, document.QuerySelector("label")!.GetAttribute("for"));
        foreach (var id in box.GetAttribute("aria-describedby")!.Split(' '))
            Assert.NotNull(document.GetElementById(id));
    }

    [Fact]
    public async Task A_field_in_order_says_nothing_about_errors()
    {
        var document = await Drawing.Of<FormField>(new { Name = "phone", Label = "Telepon", ChildContent = Phone });

        Assert.False(document.QuerySelector("input")!.HasAttribute("aria-invalid"));
        Assert.False(document.QuerySelector("input")!.HasAttribute("aria-describedby"));
    }

    [Fact]
    public async Task A_name_from_someone_else_is_shown_as_text()
    {
        var document = await Drawing.Of<Avatar>(new { Name = "<b>Siti</b> Rahayu" });

        Assert.Empty(document.QuerySelectorAll("b"));
    }
}
