using Akrab.Data.Merging;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;
using Akrab.Web.Export;
using Akrab.Web.Import;

namespace Akrab.Web.Api.OpenApi;

/// <summary>What a call is given besides its body.</summary>
/// <param name="Place"><c>path</c>, <c>query</c> or <c>header</c>.</param>
internal sealed record CallParameter(string Name, string Place, FieldType Type, string Summary, bool IsRequired = false);

/// <summary>What a call takes as its body.</summary>
internal enum Body
{
    None,
    Record,
    Patch,
    Rows,
    Input,
    Merge,
    Separation,
    Erasure,
    File,
}

/// <summary>What a call gives back.</summary>
internal enum Gives
{
    Record,
    Made,
    Page,
    Groups,
    Rows,
    Report,
    Reports,
    File,
    Me,
    Merged,
    Separated,
    ErasurePreview,
    ErasureReport,
    History,
    Value,
    Nothing,
}

/// <summary>One call of the API: the document and the page for developers are both made from these.</summary>
internal sealed record Operation(string Id, string Method, string Path, string Summary, Body Body, Gives Gives)
{
    public IReadOnlyList<CallParameter> Parameters { get; init; } = [];

    public ActionDefinition? Action { get; init; }

    public string Scope => Method == "get" ? Gate.Read : Gate.Write;
}

/// <summary>The calls of one entity.</summary>
internal static class Operations
{
    private static readonly TextType Text = new();
    private static readonly NumberType Whole = new(typeof(int));
    private static readonly CallParameter Id = new("id", "path", Text, "The record's id.", IsRequired: true);
    private static readonly CallParameter IfMatch = new("If-Match", "header", Text, "The ETag of the version you read, or * for any.", IsRequired: true);
    private static readonly CallParameter On = new("on", "query", new DateType(), "The record as it was at the end of this day; 404 when it was not there yet.");
    private static readonly CallParameter Request = new("request", "query", Text, "The id of the request this answers; it is noted.");
    private static readonly CallParameter Before = new("before", "query", Whole, "Where the page before ended: its next.");
    private static readonly CallParameter Change = new("change", "path", Text, "The id of the change.", IsRequired: true);
    private static readonly CallParameter DryRun = new("dryRun", "query", new ToggleType(), "true: only say what would happen.");
    private static readonly CallParameter Currency = new("currency", "query", Text, "What amounts without a currency are in, such as IDR; the company's own without it.");
    private static readonly CallParameter FileName = new("name", "query", Text, "What the file is called, when it is the whole body.");
    private static readonly CallParameter Wait = new("Prefer", "header", Text, "wait=SECONDS: how long to wait for the end, 30 by default (RFC 7240); 202 when it is not over by then.");
    private static readonly CallParameter Duplicates = new("duplicates", "query", ChoiceType.Of([("allow", () => "allow"), ("refuse", () => "refuse")]), "refuse: 409 with the records and the reasons when somebody who is probably the same is here already.");
    private static readonly CallParameter Key = new("Idempotency-Key", "header", Text, "Any text of yours: the same call under the same key is done once in 24 hours.");

    /// <summary>The calls that are no entity's.</summary>
    public static IEnumerable<(string Tag, Operation Operation)> Others()
    {
        const string Imports = ApiSetup.Root + "/imports";
        yield return ("me", new("me", "get", ApiSetup.Root + "/me", "Who calls, in which company, and what the token may do.", Body.None, Gives.Me));
        yield return ("imports", new("listImports", "get", Imports, "Lists the latest imports.", Body.None, Gives.Reports));
        yield return ("imports", new("getImport", "get", Imports + "/{id}", "What came of an import so far.", Body.None, Gives.Report) { Parameters = [Id] });
        yield return ("imports", new("getRejectedRows", "get", Imports + "/{id}/rejected", "The rejected rows with their reasons, as a CSV file.", Body.None, Gives.File) { Parameters = [Id] });
        yield return ("imports", new("cancelImport", "post", Imports + "/{id}/cancel", "Ends a running import; what is done stays.", Body.None, Gives.Report) { Parameters = [Id, Wait] });
        yield return ("imports", new("rollBackImport", "post", Imports + "/{id}/roll-back", "Undoes an import; what somebody changed since is kept and counted.", Body.None, Gives.Report) { Parameters = [Id, Wait] });
        const string Erasures = ApiSetup.Root + "/erasures";
        yield return ("erasures", new("getErasure", "get", Erasures + "/{id}", "How far an erasure is, or its proof.", Body.None, Gives.ErasureReport) { Parameters = [Id] });
        yield return ("erasures", new("cancelErasure", "post", Erasures + "/{id}/cancel", "Breaks an erasure off, unless they are erased already.", Body.None, Gives.ErasureReport) { Parameters = [Id, Wait] });
    }

    private static IEnumerable<Operation> OfPeople(string one, string a, string single)
    {
        yield return new($"handOut{one}Data", "get", single + "/data.zip", $"Everything that is kept about one {a}, to be given to them: JSON, a page to read, their files and what was done with it. That you asked is noted; a token that may only read is refused.", Body.None, Gives.File) { Parameters = [Id, Request] };
        yield return new($"preview{one}Erasure", "get", single + "/erasure", $"What erasing one {a} would reach, and what stays; nothing is done. A token that may only read is refused, here and for proofs.", Body.None, Gives.ErasurePreview) { Parameters = [Id] };
        yield return new("erase" + one, "post", single + "/erasure", $"Erases one {a} for good, and gives the proof.", Body.Erasure, Gives.ErasureReport) { Parameters = [Id, Wait] };
    }

    public static IEnumerable<Operation> Of(EntityDefinition definition, IEnumerable<Field> fields)
    {
        var (one, many) = (Pascal(definition.Name), Pascal(definition.Plural));
        var (all, single) = ($"{ApiSetup.Root}/{definition.Plural}", $"{ApiSetup.Root}/{definition.Plural}/{{id}}");
        var (a, some) = (definition.Name.Replace('-', ' '), definition.Plural.Replace('-', ' '));
        IReadOnlyList<CallParameter> filters = [.. fields.Where(CanFilter).Select(f => new CallParameter(f.Name, "query", f.Type, $"Only those whose {f.Name} is this; also {f.Name}[…] with {Comparisons(f)}."))];

        yield return new("list" + many, "get", all, $"Lists {some}, page by page.", Body.None, Gives.Page) { Parameters = [.. Paging(fields), .. filters] };
        if (definition.CanBeMade)
        {
            yield return new("create" + one, "post", all, $"Creates one {a}.", Body.Record, Gives.Made) { Parameters = Merger.CanMerge(definition) ? [Duplicates, Key] : [Key] };
            yield return new($"create{many}", "post", all + "/batch", $"Creates up to 1,000 {some} in one call.", Body.Rows, Gives.Rows)
            { Parameters = [new("mode", "query", ChoiceType.Of([("all", () => "all"), ("each", () => "each")]), "all: everything or nothing; each: every row that obeys the rules."), Key] };
        }

        if (Imports.Takes(definition))
            yield return new("import" + many, "post", all + "/import", $"Imports a file of {some}: CSV, XLSX or vCard, as a form's file or as the whole body.", Body.File, Gives.Report) { Parameters = [DryRun, Currency, FileName, Wait] };
        foreach (var format in Exports.FormatsOf(definition))
            yield return new($"export{many}As{format}", "get", $"{all}/export{format.Extension()}", $"All {some} that match, as {format.Extension()[1..].ToUpperInvariant()}.", Body.None, Gives.File) { Parameters = filters };

        yield return new("get" + one, "get", single, $"Reads one {a}.", Body.None, Gives.Record) { Parameters = [Id, On] };
        yield return new($"list{one}History", "get", single + "/history", $"What became of one {a}, newest change first.", Body.None, Gives.History) { Parameters = [Id, Before] };
        yield return new($"undo{one}Change", "post", single + "/history/{change}/undo", "Takes one change back; what was changed since stays as it is.", Body.None, Gives.Record) { Parameters = [Id, Change] };
        foreach (var call in definition.HasFace ? OfPeople(one, a, single) : [])
            yield return call;
        foreach (var secret in definition.Fields.Where(f => f.Type is SecretType))
            yield return new($"uncover{one}{Pascal(Kernel.Naming.Kebab(secret.Name))}", "post", $"{single}/uncover/{secret.Name}", $"The whole of {secret.Name}, which is masked elsewhere; that you asked is noted.", Body.None, Gives.Value) { Parameters = [Id] };
        yield return new("update" + one, "patch", single, $"Changes what is sent of one {a}; null clears (RFC 7396).", Body.Patch, Gives.Record) { Parameters = [Id, IfMatch] };
        yield return new("delete" + one, "delete", single, $"Moves one {a} to the bin.", Body.None, Gives.Nothing) { Parameters = [Id, IfMatch] };
        if (Merger.CanMerge(definition))
        {
            yield return new("merge" + one, "post", single + "/merge", $"Merges other {some} into this one; all that links to them follows.", Body.Merge, Gives.Merged) { Parameters = [Id] };
            yield return new("separate" + one, "post", single + "/separate", "Takes a merge apart again, whatever came after it.", Body.Separation, Gives.Separated) { Parameters = [Id] };
        }

        foreach (var action in definition.Actions)
            yield return new(Kernel.Naming.Camel(Pascal(action.Name)) + one, "post", $"{single}/{action.Name}", Summaries.Of(action.InputType) ?? action.Name, action.Inputs.Count > 0 ? Body.Input : Body.None, Gives.Record)
            { Parameters = [Id, IfMatch with { IsRequired = false }, Key], Action = action };
        yield return new($"aggregate{many}", "get", all + "/aggregate", $"Counts {some} or adds them up, group by group.", Body.None, Gives.Groups) { Parameters = [.. Grouping(fields), .. filters] };
    }

    private static IEnumerable<CallParameter> Paging(IEnumerable<Field> fields)
    {
        var sortable = fields.OfType<MemberField>().Where(f => f is { IsIndexed: true, Type: not (LinkType or MoneyType) }).SelectMany(f => (string[])[f.Name, "-" + f.Name]);
        yield return new("search", "query", Text, "Any part of a name, number or address; one typing mistake is forgiven.");
        yield return new("sort", "query", ChoiceType.Of(sortable.Select(s => (s, (Func<string>)(() => s)))), "The order; a minus means descending.");
        yield return new("limit", "query", Whole, "How many at most: 1 to 1000, 50 by default.");
        yield return new("after", "query", Text, "The next of the page before.");
    }

    private static IEnumerable<CallParameter> Grouping(IEnumerable<Field> fields)
    {
        yield return new("by", "query", Text, "The field to group by; a date also as createdAt:day, createdAt:month or createdAt:year.");
        var summable = fields.Where(f => f.Type is MoneyType or NumberType { IsSummable: true }).Select(f => f.Name).ToList();
        if (summable.Count > 0)
            yield return new("sum", "query", ChoiceType.Of(summable.Select(s => (s, (Func<string>)(() => s)))), "What to add up; currencies are kept apart.");
        yield return new("count", "query", Text, "Counting is always done; you may say so.");
        yield return new("search", "query", Text, "As in the list.");
    }

    private static bool CanFilter(Field field) => field is MemberField { Type.IsMany: false } || field.IsKeyed;

    private static string Comparisons(Field field) => string.Join(", ", field.Type.Comparisons.Where(c => c != Comparison.Is).Select(Web.Lists.ListQuery.Word));

    public static string Pascal(string name) => string.Concat(name.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
