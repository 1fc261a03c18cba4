using Microsoft.AspNetCore.Components;

namespace Akrab.Ui;

/// <summary>What every box of a form has. Inside a <see cref="FormField"/> it takes name, id, help and error from there.</summary>
public abstract class InputBox : ComponentBase
{
    /// <summary>The name the form sends; taken from the field when left out.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>What stands in it.</summary>
    [Parameter] public string? Value { get; set; }

    /// <summary>An example in grey, never the label.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>Its label for screen readers when it has no <see cref="FormField"/>.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>This one is wrong; a box that stands alone in its <see cref="FormField"/> knows it from there.</summary>
    [Parameter] public bool Invalid { get; set; }

    /// <summary>The cursor starts here.</summary>
    [Parameter] public bool Autofocus { get; set; }

    /// <summary>Shown but not changeable.</summary>
    [Parameter] public bool ReadOnly { get; set; }

    /// <summary>Any further attribute.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? More { get; set; }

    [CascadingParameter] protected FormField? Field { get; set; }

    protected string? BoxName => Name ?? Field?.Name;
    protected string? BoxId => Name is null || Name == Field?.Name ? Field?.InputId : null;

    /// <summary>Name, id, label and the ties to help and error; spread it first, so that a component's own attributes win.</summary>
    protected Dictionary<string, object> Ties
    {
        get
        {
            var ties = More is null ? [] : new Dictionary<string, object>(More);
            Add("name", BoxName);
            Add("id", BoxId);
            Add("placeholder", Placeholder);
            Add("aria-label", BoxId is null ? Label ?? Field?.Label : Label);
            Add("aria-describedby", Field?.DescribedBy);
            if (Invalid || (Field?.Error is not null && BoxId is not null)) ties["aria-invalid"] = "true";
            if (Field?.Required == true && BoxId is not null) ties["required"] = true;
            if (Autofocus) ties["autofocus"] = true;
            if (ReadOnly) ties["readonly"] = true;
            return ties;

            void Add(string name, string? value)
            {
                if (value is not null) ties.TryAdd(name, value);
            }
        }
    }
}
