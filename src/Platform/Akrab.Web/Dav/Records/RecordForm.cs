using Akrab.Data.Rows;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using LinkTitles = System.Collections.Generic.IReadOnlyDictionary<System.Guid, Akrab.Data.Lists.LinkedTitle>;

namespace Akrab.Web.Dav.Records;

/// <summary>The form in which records of an entity travel: how a text is made of a record, and put into one.</summary>
/// <param name="extension">What ends the name of an item that no client has named: <c>.vcf</c>.</param>
public abstract class RecordForm<T>(DavKind kind, string extension) where T : Entity
{
    public DavKind Kind => kind;

    public string Extension => extension;

    /// <summary>The fields whose linked titles a text shows.</summary>
    public abstract IReadOnlyList<Field> Linked { get; }

    /// <summary>The text of a record: what a client wrote, letter by letter where the record says nothing else.</summary>
    public abstract string Write(T record, DavNameRow? kept, LinkTitles titles);

    /// <summary>The UID in a text; null when it has none.</summary>
    /// <exception cref="DavProblem">It is not in this form.</exception>
    public abstract string? UidIn(string text);

    /// <summary>Makes ready what puts a text into a record: only where it says something else than the text the client was shown.</summary>
    public abstract Task<Func<T, List<FieldProblem>>> Read(string text, T? record, LinkTitles titles, CancellationToken stop);

    /// <summary>What a text asks to be done to a record, beyond what is put into it.</summary>
    public virtual IEnumerable<(ActionDefinition Deed, object Input)> Deeds(string text, T record) => [];

    /// <summary>The UID of a record that no client has written.</summary>
    public static string UidOf(Guid record) => record.ToString();

    /// <summary>The name of a record to which no client has given one.</summary>
    public string NameOf(Guid record) => record + Extension;
}
