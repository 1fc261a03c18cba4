using System.Collections.Concurrent;
using Akrab.Kernel.Definitions;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;

namespace Akrab.Data.Lists;

/// <summary>Keeps the pager of every order that was asked for, with the questions it has already translated.</summary>
public sealed class Pagers
{
    private readonly ConcurrentDictionary<(Field Sort, Type Row, bool IsDescending), object> _known = new();

    internal IPager<T> Of<T>(Definition<T> definition, MemberField sort, bool isDescending) where T : Entity =>
        (IPager<T>)_known.GetOrAdd((sort, typeof(T), isDescending), static (key, known) => Activator.CreateInstance(
            typeof(Pager<,,>).MakeGenericType(key.Row, KeyType((MemberField)key.Sort), known.IdType), key.Sort, key.IsDescending, known.IsOwned)!, definition);

    private static Type KeyType(MemberField sort) => sort.Type is StringType ? typeof(string) : sort.Member.ReturnType;
}
