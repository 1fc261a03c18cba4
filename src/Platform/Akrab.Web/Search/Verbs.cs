using Akrab.Data.Access;
using Akrab.Data.Merging;
using Akrab.Data.Model;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Language;
using Akrab.Ui;
using Akrab.Web.Import;
using Akrab.Web.Lists;
using Akrab.Web.Records;
using Area = Akrab.Kernel.Definitions.Area;

namespace Akrab.Web.Search;

/// <summary>Something that can be done here and now.</summary>
/// <param name="IsDialog">Its form opens over the page.</param>
/// <param name="Presses">The button of the page that does it at once, as a selector.</param>
public sealed record Verb(string Text, string Icon, string Url, bool IsDialog = false, string? Presses = null);

/// <summary>All that can be done with one record or one list, which the palette offers under its name.</summary>
public sealed record VerbsHere(string Name, IReadOnlyList<Verb> Verbs);

/// <summary>Derives from the definitions what can be done with what somebody looks at.</summary>
internal sealed class VerbReader(AkrabDb db, RecordReader reader, Overlays overlays)
{
    /// <summary>The verbs of a page; null when it shows neither a record nor a list.</summary>
    public async Task<VerbsHere?> At(string? path, CancellationToken stop)
    {
        var parts = (path ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || db.Registry.Entities.FirstOrDefault(e => e.Plural == parts[0]) is not { } definition || definition.Area == Area.Settings && !db.Acting.CanAdminister || !db.Acting.MayRead(definition))
            return null;
        if (parts.Length > 1 && Guid.TryParse(parts[1], out var id))
            return await definition.Accept(new OfRecord(db.Acting, reader, id, stop));
        return new VerbsHere(definition.Many, [.. OfList(definition, (await overlays.Of(db, stop)).FieldsOf(definition))]);
    }

    private IEnumerable<Verb> OfList(EntityDefinition definition, FieldSet fields)
    {
        var (acting, path) = (db.Acting, "/" + definition.Plural);
        if (acting.MayMake(definition))
            yield return new(definition.Say("form.new"), definition.IconName, path + "/new");
        if (acting.CanImport && Imports.Takes(definition))
            yield return new(Words.Say("import.do"), Icons.Use("table-import"), "/import/new?as=" + definition.Plural);
        if (acting.CanExport)
            foreach (var (name, ending) in ((string, string)[])[("CSV", "csv"), ("Excel", "xlsx"), .. definition.Name == "person" ? [("vCard", "vcf")] : ((string, string)[])[]])
                yield return new($"{Words.Say("export.do")}: {name}", Icons.Use("download"), $"{path}/export.{ending}");
        if (fields.Board is not null)
            yield return new(Words.Say("list.board"), Icons.Use("layout-kanban"), path + "/board");
        if (GroupEndpoints.Choices(fields).Count > 0)
            yield return new(Words.Say("list.group-by"), Icons.Use("chart-bar"), path + "/groups");
        if (!acting.MayDelete(definition))
            yield break;
        if (Merger.MayMerge(acting, definition))
            yield return new(Words.Say("duplicates.title"), Icons.Use("users"), path + "/duplicates");
        yield return new(Words.Say("bin.title"), Icons.Use("trash"), path + "/bin");
    }

    private sealed class OfRecord(Acting acting, RecordReader reader, Guid id, CancellationToken stop) : IEntityVisitor<Task<VerbsHere?>>
    {
        public async Task<VerbsHere?> Visit<T>(Definition<T> definition) where T : Entity
        {
            try
            {
                var record = await reader.See<T>(id, stop);
                return new VerbsHere(definition.TitleOf(record), [.. Of(definition, record)]);
            }
            catch (RecordNotFound)
            {
                return null;
            }
        }

        private IEnumerable<Verb> Of(EntityDefinition definition, Entity record)
        {
            var path = $"/{definition.Plural}/{record.Key}";
            if (acting.MayChange(definition))
            {
                foreach (var action in definition.Actions.Where(action => acting.MayDo(action) && action.IsPossible(record)))
                    yield return new(action.Label, action.IconName, $"{path}/{action.Name}", IsDialog: true);
                yield return new(Words.Say("ui.edit"), Icons.Use("pencil"), path + "/edit");
                if (definition.HasFace)
                    yield return new(Words.Say("photo.title"), Icons.Use("camera"), path + "/photo");
            }

            yield return new(Words.Say("record.history"), Icons.Use("history"), path + "/history");
            if (acting.IsWithin(acting.Reaching(definition).Delete, record))
                yield return new(Words.Say("ui.delete"), Icons.Use("trash"), path, Presses: $"form[action='{path}/delete'] button");
        }
    }
}
