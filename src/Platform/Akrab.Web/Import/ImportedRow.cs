using Akrab.Exchange;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Import;

/// <summary>What one row of the file says, in the house's own values.</summary>
internal sealed class ImportedRow(SheetRow sheet)
{
    public SheetRow Sheet => sheet;

    public long Number => sheet.Row;

    /// <summary>Our own id, where the file names it.</summary>
    public Guid? Id { get; set; }

    /// <summary>The name as the file gives it; empty when it gives none.</summary>
    public string Name { get; set; } = "";

    /// <summary>The values that are there, never null.</summary>
    public List<(Field Field, object Value)> Values { get; } = [];

    /// <summary>Links given by the title or the number of what they point to.</summary>
    public List<NamedLink> Links { get; } = [];

    /// <summary>The line that it adds to its document; null where rows are whole records.</summary>
    public Line? Line { get; set; }

    /// <summary>What the line leads to.</summary>
    public NamedLink? Product { get; set; }

    public IEnumerable<NamedLink> AllLinks => Product is null ? Links : Links.Append(Product);

    public List<Reason> Warnings { get; } = [];

    /// <summary>Why the row cannot be taken; nothing of it is.</summary>
    public List<Reason> Refusals { get; } = [];

    /// <summary>Whether it names something the record must link to, and that is not there: nothing else may take its place.</summary>
    public bool LacksLink { get; set; }

    /// <summary>The link of a field, which several columns may tell of.</summary>
    public NamedLink Link(Field field)
    {
        if (Links.Find(l => l.Field == field) is { } known)
            return known;

        var link = new NamedLink(field, (LinkType)field.Type);
        Links.Add(link);
        return link;
    }

    public T? Value<T>(Field? field) where T : class
    {
        foreach (var (known, value) in Values)
            if (known == field)
                return value as T;
        return null;
    }

    public IEnumerable<PhonePoint> Phones => Values.Select(v => v.Value).OfType<Points<PhonePoint>>().SelectMany(p => p.Items);

    public IEnumerable<string> EmailAddresses => Values.Select(v => v.Value).OfType<Points<EmailPoint>>().SelectMany(p => p.Items).Select(e => e.Address);
}
