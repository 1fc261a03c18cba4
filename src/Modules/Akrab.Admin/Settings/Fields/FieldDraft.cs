using System.Text.Encodings.Web;
using System.Text.Json;
using Akrab.Admin.Forms;
using Akrab.Data.Model;
using Akrab.Data.Rows;
using Akrab.Kernel.Language;
using Akrab.Web.Frame;
using Microsoft.AspNetCore.Http;

namespace Akrab.Admin.Settings.Fields;

/// <summary>One choice of a field, as it is being written: an empty key is given one.</summary>
public sealed record ChoiceDraft(string Key, string Indonesian, string English);

/// <summary>A field as an administrator describes it.</summary>
internal sealed record FieldDraft(string Indonesian, string English, string Kind, IReadOnlyList<ChoiceDraft> Options, bool IsFilterable, bool IsRequired)
{
    private const int MostOptions = 200;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool HasOptions(string kind) => kind is "choice" or "choices";

    /// <summary>Whether lists can be narrowed by values of this kind: long texts are searched instead.</summary>
    public static bool CanFilter(string kind) => kind is not "long-text";

    public string LabelsJson => Labels(Indonesian, English);

    public string? OptionsJson
    {
        get
        {
            if (!HasOptions(Kind))
                return null;

            var options = new Dictionary<string, Dictionary<string, string>>();
            foreach (var option in Options)
                options.Add(option.Key.Length > 0 ? option.Key : FieldKeys.Free(option.Indonesian.Length > 0 ? option.Indonesian : option.English, key => !options.ContainsKey(key) && Options.All(o => o.Key != key)),
                    Both(option.Indonesian, option.English));
            return JsonSerializer.Serialize(options, Readable);
        }
    }

    /// <summary>Reads and judges the form; complaints go into the sheet. The kind of a field that is there stays as it is.</summary>
    public static FieldDraft Read(FormSheet sheet, IFormCollection form, CustomFieldRow? row)
    {
        var kind = row?.Kind ?? sheet.OneOf("kind", Overlays.Kinds);
        var (indonesian, english) = (sheet.AtMost("label.id", 80), sheet.AtMost("label.en", 80));
        if (indonesian.Length + english.Length == 0)
            sheet.Refuse("label.id", Words.Say("error.required"));

        var known = row is null ? [] : CustomFields.OptionsOf(row);
        var options = OptionsIn(form).Select(o => known.ContainsKey(o.Key) ? o : o with { Key = "" }).DistinctBy(o => o.Key.Length > 0 ? o.Key : o.Indonesian + "\n" + o.English).ToList();
        if (HasOptions(kind) && options.Count == 0)
            sheet.Refuse("options", Words.Say("settings.fields.needs-options"));
        if (options.Count > MostOptions || options.Any(o => o.Indonesian.Length > 80 || o.English.Length > 80))
            sheet.Refuse("options", Words.Say("error.too-long", ("max", 80)));
        return new FieldDraft(indonesian, english, kind, options, sheet.IsOn("filterable") && CanFilter(kind), sheet.IsOn("required"));
    }

    /// <summary>The choices a form holds, blank lines left out.</summary>
    public static IReadOnlyList<ChoiceDraft> OptionsIn(IFormCollection form)
    {
        List<ChoiceDraft> options = [];
        for (var i = 0; i <= 2 * MostOptions; i++)
            if (new ChoiceDraft(form.Text($"options[{i}].key"), form.Text($"options[{i}].id"), form.Text($"options[{i}].en")) is { } option && option.Indonesian.Length + option.English.Length > 0)
                options.Add(option);
        return options;
    }

    private static string Labels(string indonesian, string english) => JsonSerializer.Serialize(Both(indonesian, english), Readable);

    /// <summary>A name given in one language serves for both.</summary>
    private static Dictionary<string, string> Both(string indonesian, string english) => new()
    {
        ["id"] = indonesian.Length > 0 ? indonesian : english,
        ["en"] = english.Length > 0 ? english : indonesian,
    };
}
