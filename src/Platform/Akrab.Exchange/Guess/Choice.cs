namespace Akrab.Exchange.Guess;

/// <summary>Lets the columns compete for the fields: the surest claim first, one column for a field that holds one value.</summary>
internal static class Choice
{
    public static Dictionary<int, Candidate> Best(IReadOnlyList<ColumnEvidence> columns, IReadOnlyList<TargetField> fields)
    {
        var claims = columns
            .SelectMany(column => fields.Select(column.For))
            .OfType<Candidate>()
            .OrderByDescending(claim => claim.Confidence)
            .ThenBy(claim => claim.Column.Index)
            .ToList();
        var hasNamedPerson = claims.Exists(claim => claim.Reason != MatchReason.Content && claim.Field.Kind is FieldKind.PersonName or FieldKind.GivenName or FieldKind.FamilyName);

        var chosen = new Dictionary<int, Candidate>();
        var taken = new HashSet<(string Field, string Group)>();
        foreach (var claim in claims)
        {
            if (chosen.ContainsKey(claim.Column.Index))
                continue;
            if (claim is { Reason: MatchReason.Content, Field.Kind: FieldKind.PersonName } && hasNamedPerson)
                continue;
            if (!claim.Field.Kind.IsMany() && !taken.Add((claim.Field.Key, claim.Field.Kind.IsPlace() ? claim.Column.Group : "")))
                continue;

            chosen[claim.Column.Index] = claim;
        }

        return chosen;
    }
}
