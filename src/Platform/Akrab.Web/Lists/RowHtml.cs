using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Ui.Fields;
using Microsoft.AspNetCore.Components;

namespace Akrab.Web.Lists;

/// <summary>Writes the rows of a list.</summary>
internal sealed class RowHtml(ListModel model)
{
    private readonly Html _html = new();
    private readonly (Field Field, string? Class, string Label)[] _columns = [.. model.Columns.Select(c => (c, model.ClassOf(c), c.Label))];

    public MarkupString Of(Entity record)
    {
        var url = $"{model.Path}/{record.Key}";
        var title = model.Definition.TitleOf(record, id => model.Links.GetValueOrDefault(id)?.Title);
        _html.Open("tr", ("data-href", url), ("tabindex", "-1"));
        if (model.CanPick)
            Pick(record, title);
        foreach (var (field, @class, label) in _columns)
        {
            if (field == model.Definition.Title)
            {
                Title(record, url, title);
                continue;
            }

            _html.Open("td", ("class", @class), ("data-label", label));
            _html.Cell(field.Type, field.Get(record), model.Links);
            _html.Close("td");
        }

        return _html.Close("tr").Take();
    }

    private void Pick(Entity record, string title) => _html
        .Open("td", ("class", "pick")).Open("label")
        .Open("input", ("type", "checkbox"), ("name", "pick"), ("value", record.Key.ToString()), ("form", "bulk"), ("aria-label", Words.Say("ui.pick", ("name", title))))
        .Close("label").Close("td");

    private void Title(Entity record, string url, string title)
    {
        _html.Open("td", ("class", "title"));
        if (!model.Definition.HasFace)
        {
            _html.Element("a", title, ("href", url)).Close("td");
            return;
        }

        _html.Open("span", ("class", "with-face")).Avatar(title, model.Definition.Name == "organisation").Open("span").Element("a", title, ("href", url));
        if (model.Fields.Subtitle?.Get(record) is string subtitle)
            _html.Element("small", subtitle);
        _html.Close("span").Close("span").Close("td");
    }
}
