using Akrab.Data.Aggregates;
using Akrab.Data.Lists;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Web.Frame;
using Akrab.Web.Records;
using Akrab.Web.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Akrab.Web.Lists;

/// <summary>The rows of a list counted by a field.</summary>
/// <param name="Groups">The value as people read it, the list of its rows, and how many they are; the largest first.</param>
public sealed record GroupsModel(EntityDefinition Definition, ListAddress Address, Field By, IReadOnlyList<Field> Choices, IReadOnlyList<(string Label, string Url, long Count)> Groups)
{
    public long Total => Groups.Sum(g => g.Count);
}

/// <summary>Every list, grouped by one of its fields, with counts.</summary>
internal sealed class GroupEndpoints(IEndpointRouteBuilder pages) : IEntityVisitor<bool>
{
    public bool Visit<T>(Definition<T> definition) where T : Entity
    {
        if (Choices(definition.Fields).Count == 0)
            return false;

        pages.OnGet($"/{definition.Plural}/groups", async (HttpContext context, AkrabDb db, Overlays overlays, Aggregates aggregates, Titles titles, TimeProvider time, CancellationToken stop) =>
        {
            var overlay = await overlays.Of(db, stop);
            var request = ListQuery.Read(definition, overlay, context.Request.Query, Reading.ByPeople(db.Acting, time));
            var choices = Choices(overlay.FieldsOf(definition));
            var by = choices.FirstOrDefault(f => f.Name == context.Request.Query["by"]) ?? choices.FirstOrDefault() ?? throw new RecordNotFound();
            var groups = await aggregates.Of(definition, request, new Grouping(by), null, stop);
            var linked = by.Type is LinkType ? await titles.Of(by.Type.ClrType, [.. groups.Select(g => g.Value).OfType<IEntityId>().Select(id => id.Value)], stop) : null;
            var model = new GroupsModel(definition, new ListAddress(definition, request), by, choices, [.. groups.Select(g => Group(definition, request, by, g, linked))]);
            return context.Page<GroupsPage>(definition.Many, definition.Name, (nameof(GroupsPage.Model), model));
        });
        return true;
    }

    /// <summary>Fields whose values many rows share.</summary>
    internal static List<Field> Choices(IEnumerable<Field> fields) =>
        [.. fields.Where(f => f is MemberField { Type: ChoiceType or ComputedType { Of: ChoiceType } or LinkType or ToggleType or ChoicesType or TagsType } or { Name: "city" or "source" or "industry", Type: TextType } || f is CustomField { IsKeyed: true, Type: ChoiceType or ChoicesType or TagsType or ToggleType })];

    private static (string, string, long) Group(EntityDefinition definition, ListRequest request, Field by, Group group, IReadOnlyDictionary<Guid, LinkedTitle>? linked)
    {
        var filter = group.Value is null ? new Filter(by, Comparison.IsEmpty, "true")
            : new Filter(by, Comparison.Is, group.Value switch { IEntityId id => id.Value.ToString(), string text => text, var value => by.Type.Write(value) });
        return (GroupLabel.Of(group, new Grouping(by), linked), new ListAddress(definition, request with { Filters = [.. request.Filters, filter] }).Here, group.Count);
    }
}
