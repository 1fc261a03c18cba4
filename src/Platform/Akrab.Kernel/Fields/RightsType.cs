using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel.Language;
using Akrab.Kernel.Permissions;

namespace Akrab.Kernel.Fields;

/// <summary>What a role may do.</summary>
public sealed class RightsType : FieldType
{
    public override string Kind => "rights";

    public override Type ClrType => typeof(Rights);

    public override IReadOnlyList<Comparison> Comparisons => [];

    public override bool IsSortable => false;

    public override object? Parse(string? typed, ReadingContext how)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        try
        {
            return RightsText.Read(JsonElement.Parse(typed));
        }
        catch (JsonException)
        {
            throw new UnreadableValue("error.not-rights");
        }
    }

    /// <summary>How far each verb usually reaches, and how many exceptions there are.</summary>
    public override string Format(object? value)
    {
        if (value is not Rights rights)
            return "";
        var usual = string.Join(", ", Enum.GetValues<Verb>().Where(verb => rights.Usual[verb] != Reach.None)
            .Select(verb => Words.Say("rights.said", ("verb", Words.Say($"rights.verb.{Naming.Kebab(verb.ToString())}")), ("reach", Words.Say($"rights.reach.{Naming.Kebab(rights.Usual[verb].ToString())}")))));
        var others = rights.Entities.Count + rights.Fields.Count + rights.Actions.Keys.Except(Rights.Tasks).Count();
        var said = string.Join(" · ", Rights.Tasks.Where(rights.May).Select(task => Words.Say($"rights.task.{task}")).Prepend(usual.Length == 0 ? Words.Say("rights.no-rights") : usual));
        return others == 0 ? said : Words.Say("rights.with-exceptions", ("usual", said), ("count", others));
    }

    public override void WriteJson(Utf8JsonWriter json, object value) => json.WriteRawValue(((Rights)value).Text);

    public override object? ReadJson(JsonElement json, ReadingContext how) => RightsText.Read(json);

    public override JsonObject Schema()
    {
        JsonObject Words<T>() where T : struct, Enum => new() { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetValues<T>().Select(value => (JsonNode)Naming.Kebab(value.ToString()!))]) };
        JsonObject Reaches() => new() { ["type"] = "object", ["properties"] = new JsonObject(Enum.GetValues<Verb>().Select(verb => KeyValuePair.Create(Naming.Kebab(verb.ToString()), (JsonNode?)Words<Reach>()))) };
        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("usual"),
            ["properties"] = new JsonObject
            {
                ["usual"] = Reaches(),
                ["entities"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Reaches() },
                ["actions"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "boolean" } },
                ["fields"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Words<FieldRight>() },
            },
        };
    }

    public override object? Sample(Random dice)
    {
        var reaches = Enum.GetValues<Reach>();
        return new Rights(new(Reach.All, reaches[dice.Next(reaches.Length)], reaches[dice.Next(reaches.Length)], reaches[dice.Next(reaches.Length)]));
    }

    public override TResult Accept<TResult>(IFieldTypeVisitor<TResult> visitor) => visitor.Rights(this);
}
