using Akrab.Exchange.ContentLines;

namespace Akrab.Exchange.VCard;

/// <summary>What kind of telephone, address or mailbox a line tells of.</summary>
internal static class CardTypes
{
    extension(ContentLine line)
    {
        public IReadOnlyList<string> Types => [.. line.AllTypes.Where(type => type is not ("pref" or "internet")).Distinct()];

        /// <summary>1 is the most preferred; 101 where nothing is said.</summary>
        public int Preference =>
            int.TryParse(line.Parameter("PREF"), out var rank) ? rank
            : line.AllTypes.Contains("pref") ? 1
            : 101;

        /// <summary>A quoted list, TYPE="work,voice", is a list too; vCard 2.1 leaves the name out: TEL;CELL.</summary>
        private IEnumerable<string> AllTypes => line.Parameters
            .Where(parameter => parameter.Is("TYPE") || (parameter.Is("") && !Encodings.Is(parameter.Values[0])))
            .SelectMany(parameter => parameter.Values)
            .SelectMany(value => value.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }
}
