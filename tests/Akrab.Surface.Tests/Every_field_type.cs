using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Akrab.Contracts;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Testing;
using Akrab.Ui.Fields;
using Akrab.Web.Records;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Akrab.Surface.Tests;

/// <summary>A value of every field type, through every surface and back.</summary>
public sealed class Every_field_type(Every_field_type.OneApp one) : IClassFixture<Every_field_type.OneApp>
{
    private static ReadingContext How => new(CultureInfo.CurrentCulture, new DateOnly(2026, 11, 21), Clock.Zone);

    private static readonly IReadOnlyList<FieldType> All = Types();

    public static TheoryData<string> Kinds => [.. All.Where(t => t is not ComputedType).Select(t => t.Kind)];

    [Fact]
    public void None_is_forgotten()
    {
        var closed = typeof(IFieldTypeVisitor<>).GetMethods().Select(m => Kernel.Naming.Kebab(m.Name)).Where(kind => kind != "computed");
        Assert.Empty(closed.Except(All.Select(t => t.Kind)));
        Assert.Contains(All, t => t is ComputedType);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Comes_back_from_a_file(string kind) => Everywhere(kind, (type, value) =>
        Assert.Equal(Shown(type, value), Shown(type, type.Parse(type.Write(value), How))));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Comes_back_from_json(string kind) => Everywhere(kind, (type, value) =>
    {
        var json = Json(type, value);
        Assert.Equal(json.GetRawText(), Json(type, type.ReadJson(json, ReadingContext.Invariant)!).GetRawText());
        Assert.NotEmpty(type.Schema());
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_shown_on_a_page_and_in_a_list(string kind) => Everywhere(kind, (type, value) =>
    {
        if (type.Format(value).Length == 0)
            return;
        var links = new Dictionary<Guid, LinkText>();
        Assert.NotEmpty(FieldView.Of(type, value, links).Value);
        Assert.NotEmpty(FieldView.InCell(type, value, links).Value);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Comes_back_from_its_form(string kind) => await Everywhere(kind, async (type, value) =>
    {
        var record = new Akrab.Customers.Parties.Person { FullName = "Budi" };
        var field = new CustomField("person", "nilai", type, new Dictionary<string, string> { ["id"] = "Nilai" }, false, false);
        field.Set(record, value);
        var html = await Draw<FieldEditor>(new() { ["Name"] = "nilai", ["Label"] = "Nilai", ["Type"] = type, ["Form"] = new FormState(FormState.InputsOf([field], record)) });
        var sent = FieldsOf(html);
        Assert.Contains(sent.Keys, name => name.StartsWith("nilai", StringComparison.Ordinal));

        var back = FormReader.Read("nilai", type, new FormCollection(sent), How);
        Assert.Equal(Shown(type, value), Shown(type, back));
    });

    /// <summary>What two equal values have in common: of contact points the number, the address, the line; not how they were typed.</summary>
    private static string Shown(FieldType type, object? value) => value switch
    {
        null => "",
        Points<PhonePoint> phones => string.Join(';', phones.Items.Select(p => p.Number ?? p.Typed)),
        Points<AddressPoint> addresses => string.Join(';', addresses.Items.Select(a => a.OneLine)),
        _ => Json(type, value).GetRawText(),
    };

    private static JsonElement Json(FieldType type, object value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            type.WriteJson(json, value);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Everywhere(string kind, Action<FieldType, object> check) => Everywhere(kind, (type, value) =>
    {
        check(type, value);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    /// <summary>Ten believable values, in both languages.</summary>
    private static async Task Everywhere(string kind, Func<FieldType, object, Task> check)
    {
        var type = All.First(t => t.Kind == kind && t is not ComputedType);
        var tried = 0;
        foreach (var language in Kernel.Language.Words.Languages)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language == "id" ? "id-ID" : "en-GB");
            for (var seed = 0; seed < 10; seed++)
                if (type.Sample(new Random(seed)) is { } value)
                {
                    await check(type, value);
                    tried++;
                }
        }

        Assert.True(tried > 0 || type is LinkType, $"{kind} has no sample.");
    }

    private static IReadOnlyList<FieldType> Types()
    {
        var declared = Akrab.Host.Setup.House.Open().Entities.SelectMany(e => e.Fields.Select(f => f.Type));
        FieldType[] others = [new EmailType(), new PhoneType(), new PercentType(), new ComputedType(new NumberType(typeof(decimal))), LinkType.To(typeof(PartyId))];
        return [.. declared.Concat(others).DistinctBy(t => (t.Kind, t is ComputedType))];
    }

    /// <summary>What a browser would send of this form.</summary>
    private static Dictionary<string, StringValues> FieldsOf(string html)
    {
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<form>{html}</form>");
        Dictionary<string, StringValues> sent = [];
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var (name, value) = element switch
            {
                AngleSharp.Html.Dom.IHtmlInputElement { Type: "checkbox", IsChecked: false } => ("", ""),
                AngleSharp.Html.Dom.IHtmlInputElement input => (input.Name!, input.Value),
                AngleSharp.Html.Dom.IHtmlSelectElement select => (select.Name!, select.Value ?? ""),
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => (area.Name!, area.Value),
                _ => ("", ""),
            };
            if (name.Length > 0)
                sent[name] = StringValues.Concat(sent.GetValueOrDefault(name), value);
        }

        return sent;
    }

    private async Task<string> Draw<T>(Dictionary<string, object?> parameters) where T : IComponent
    {
        await using var scope = one.App.Begin();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>The program, for what an editor asks of it.</summary>
    public sealed class OneApp : IAsyncLifetime
    {
        public TestApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await TestApp.Start();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
