using System.Text.Json;
using System.Text.Json.Nodes;
using Akrab.Kernel;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Permissions;
using Microsoft.AspNetCore.Http;

namespace Akrab.Web.Records;

/// <summary>Rights as the inputs of a form: <c>rights.usual.read</c>, <c>rights.entities:person.delete</c>, <c>rights.actions:import.run</c>; <c>rights.fields:person.birthday</c>; blank is as usual.</summary>
internal static class RightsInputs
{
    public static string Usual(string name, Verb verb) => $"{name}.usual.{Word(verb)}";

    public static string Of(string name, string entity, Verb verb) => $"{name}.entities:{entity}.{Word(verb)}";

    public static string Of(string name, string action) => $"{name}.actions:{action}";

    public static string Of(string name, Field field) => $"{name}.fields:{field.KeyedName}";

    public static string Word<T>(T value) where T : struct, Enum => Naming.Kebab(value.ToString());

    public static void Put(Dictionary<string, string?> inputs, string name, Rights rights)
    {
        foreach (var verb in Enum.GetValues<Verb>())
        {
            inputs[Usual(name, verb)] = Word(rights.Usual[verb]);
            foreach (var (entity, reaches) in rights.Entities)
                inputs[Of(name, entity, verb)] = Word(reaches[verb]);
        }

        foreach (var (action, isGiven) in rights.Actions)
            inputs[Of(name, action)] = isGiven ? "true" : "false";
        foreach (var (field, right) in rights.Fields)
            inputs[$"{name}.fields:{field}"] = Word(right);
    }

    /// <exception cref="UnreadableValue">These are no rights.</exception>
    public static Rights Read(string name, IFormCollection form, ReadingContext how)
    {
        JsonObject usual = [], entities = [], actions = [], fields = [];
        foreach (var verb in Enum.GetValues<Verb>())
            usual[Word(verb)] = form[Usual(name, verb)].ToString();
        foreach (var (key, value) in form.Where(input => input.Value.ToString().Length > 0))
            if (key.StartsWith($"{name}.entities:", StringComparison.Ordinal) && key[(name.Length + ".entities:".Length)..].Split('.') is [var entity, var verb])
                ((JsonObject)(entities[entity] ??= usual.DeepClone()))[verb] = value.ToString();
            else if (key.StartsWith($"{name}.actions:", StringComparison.Ordinal) && key[(name.Length + ".actions:".Length)..] is var action && (value == "true" || !Rights.Tasks.Contains(action)))
                actions[action] = value == "true";
            else if (key.StartsWith($"{name}.fields:", StringComparison.Ordinal))
                fields[key[(name.Length + ".fields:".Length)..]] = value.ToString();
        return (Rights)new RightsType().ReadJson(JsonSerializer.SerializeToElement(new JsonObject { ["usual"] = usual, ["entities"] = entities, ["actions"] = actions, ["fields"] = fields }), how)!;
    }
}
