namespace Akrab.Kernel.Definitions;

/// <summary>What else can be said of a field.</summary>
public sealed class FieldBuilder(EntityDefinition of, MemberField field)
{
    public FieldBuilder Required()
    {
        field.IsRequired = true;
        return this;
    }

    /// <summary>Found by the global search.</summary>
    public FieldBuilder Searched()
    {
        field.IsSearched = true;
        return this;
    }

    /// <summary>Lists can be sorted and filtered by it quickly.</summary>
    public FieldBuilder Indexed()
    {
        if (field.Type is Fields.ComputedType || !field.Type.IsSortable && field.Type is not Fields.LinkType)
            throw new InvalidOperationException($"{of.Name}: {field} cannot be indexed.");
        field.IsIndexed = true;
        return this;
    }

    public FieldBuilder Unique()
    {
        field.IsUnique = field.IsIndexed = true;
        return this;
    }

    /// <summary>Its changes are not written to the journal.</summary>
    public FieldBuilder Unaudited()
    {
        field.IsAudited = false;
        return this;
    }

    /// <summary>It is written when the record is made, and never changed: evidence.</summary>
    public FieldBuilder Fixed()
    {
        field.IsFixed = true;
        return this;
    }

    /// <summary>No role hides it or keeps it from being written: where records stand tells it anyway.</summary>
    public FieldBuilder Open()
    {
        field.IsOpen = true;
        return this;
    }

    /// <summary>The page of what it links to lists the records that do, whichever module that page belongs to.</summary>
    public FieldBuilder ShownThere()
    {
        field.IsShownThere = true;
        return this;
    }

    /// <summary>Its values are specific personal data, which the law guards more closely; the register of processing says so.</summary>
    public FieldBuilder Specific(SpecificData kind)
    {
        field.Specific = kind;
        return this;
    }

    /// <summary>Other members that can be told from its value: where one of them is hidden, so is this.</summary>
    public FieldBuilder TellsOf(params IReadOnlyList<string> members)
    {
        field.TellsOf = [.. members.Select(Naming.Camel)];
        return this;
    }

    /// <summary>It stays when whoever it tells of is erased, because the law wants it kept; it must not say who they were.</summary>
    /// <param name="because">The key of the sentence that says why.</param>
    public FieldBuilder KeptByLaw(string because)
    {
        field.KeptBecause = because;
        return this;
    }

    /// <summary>Although nobody writes it here, a file from elsewhere brings what became of a record there.</summary>
    public FieldBuilder ComesInFiles()
    {
        field.ComesInFiles = true;
        return this;
    }

    /// <summary>Neither people nor machines write it.</summary>
    public FieldBuilder ReadOnly()
    {
        field.IsWritable = false;
        return this;
    }
}
