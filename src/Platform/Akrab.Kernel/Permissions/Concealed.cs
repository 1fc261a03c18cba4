using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Akrab.Kernel.Definitions;

namespace Akrab.Kernel.Permissions;

/// <summary>What of an entity is hidden from somebody.</summary>
/// <param name="Names">The fields, and those that tell of them.</param>
/// <param name="Members">Those of which a record keeps a value.</param>
/// <param name="Custom">Those an administrator added.</param>
public sealed record Concealed(IReadOnlySet<string> Names, IReadOnlyList<MemberField> Members, IReadOnlyList<string> Custom)
{
    private static readonly ConditionalWeakTable<Rights, Dictionary<string, Concealed>> Known = [];

    /// <summary>By the names of the entities of which something is hidden; null where nothing is.</summary>
    public static IReadOnlyDictionary<string, Concealed>? Of(Rights rights, Registry registry) =>
        rights.Fields.Count == 0 ? null : Known.GetValue(rights, rights => registry.Granted.Select(e => (e.Name, Hidden: Of(rights, e))).Where(e => e.Hidden is not null).ToDictionary(e => e.Name, e => e.Hidden!));

    /// <summary>What is hidden of one entity; null when nothing is.</summary>
    internal static Concealed? Of(Rights rights, EntityDefinition definition)
    {
        var named = rights.Fields.Where(f => f.Value == FieldRight.Hidden).Select(f => f.Key.Split('.')).Where(f => f[0] == definition.Name).Select(f => f[1]).ToHashSet();
        while (definition.Fields.OfType<MemberField>().Where(f => !named.Contains(f.Name) && TellsOf(f).Any(named.Contains)).Select(f => f.Name).ToList() is { Count: > 0 } telling)
            named.UnionWith(telling);
        return named.Count == 0 ? null : new Concealed(named, [.. definition.Fields.OfType<MemberField>().Where(f => f.IsKept && named.Contains(f.Name))],
            [.. named.Where(name => definition.Find(name) is null)]);
    }

    private static IEnumerable<string> TellsOf(MemberField field) => field.Formula is { } formula ? Asked.By(formula).Select(Naming.Camel) : field.TellsOf;

    /// <summary>The members that a formula asks.</summary>
    private sealed class Asked : ExpressionVisitor
    {
        private readonly HashSet<string> _members = [];

        public static IReadOnlyCollection<string> By(Expression formula)
        {
            var asked = new Asked();
            asked.Visit(formula);
            return asked._members;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            _members.Add(node.Member.Name);
            return base.VisitMember(node);
        }
    }
}
