using System.Linq.Expressions;
using System.Reflection;
using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;

namespace Akrab.Kernel.Definitions;

/// <summary>A deed a record can do: from it follow button, form, routes, permission, journal line and workflow step.</summary>
public abstract class ActionDefinition(EntityDefinition of, Type inputType)
{
    public EntityDefinition Of => of;

    public Type InputType => inputType;

    /// <summary>The verb as it stands in routes and permissions: <c>log-call</c>.</summary>
    public string Name { get; } = Naming.Kebab(inputType.Name);

    public string Permission => $"{of.Name}.{Name}";

    public string IconName { get; internal set; } = "bolt";

    /// <summary>Whether its button stands among the record's actions; the others are reached in their own place.</summary>
    public bool IsOffered { get; internal set; } = true;

    public IReadOnlyList<InputField> Inputs { get; } = InputField.Of(inputType);

    /// <summary>The class that does it, when it needs more than the record.</summary>
    public Type? Handler { get; internal set; }

    public string Label => Words.Find($"{of.Name}.{Name}") ?? Words.Find($"{of.Family}.{Name}") ?? Words.Say($"action.{Name}");

    public string LabelOf(InputField input) =>
        Words.Find($"{of.Name}.{Name}.{input.Key}") ?? Words.Find($"{of.Family}.{Name}.{input.Key}") ?? Words.Say($"field.{input.Key}");

    /// <summary>Whether it can be done only while something holds.</summary>
    public abstract bool IsGuarded { get; }

    /// <summary>Whether the record can do it now.</summary>
    public abstract bool IsPossible(Entity record);

    /// <summary>What its form begins with, by input, as far as the record tells.</summary>
    public abstract IEnumerable<(string Input, object? Value)> Offers(Entity record);

    /// <summary>Makes the input record from parsed values, in the order of <see cref="Inputs"/>.</summary>
    public object Gather(IReadOnlyList<object?> values) => Activator.CreateInstance(inputType, [.. values])!;

    /// <summary>Does it: guards first, then the deed; the handler, when there is one, after.</summary>
    public abstract Task Do(Entity record, object input, IServiceProvider services, CancellationToken stop);
}

/// <summary>One value a deed asks for: a parameter of its input record.</summary>
public sealed record InputField(string Name, string Key, FieldType Type, bool IsRequired)
{
    internal static IReadOnlyList<InputField> Of(Type input)
    {
        var nullability = new NullabilityInfoContext();
        return [.. input.GetConstructors().MaxBy(c => c.GetParameters().Length)!.GetParameters().Select(parameter =>
        {
            var type = parameter.IsDefined(typeof(LongTextAttribute)) ? new LongTextType() : FieldTypes.For(parameter.ParameterType);
            var canBeNull = nullability.Create(parameter).WriteState == NullabilityState.Nullable || parameter.ParameterType == typeof(bool);
            return new InputField(Naming.Camel(parameter.Name!), Naming.Kebab(parameter.Name!), type, !canBeNull);
        })];
    }
}

/// <summary>A text input of several lines.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LongTextAttribute : Attribute;

/// <summary>Does a deed that needs more than the record.</summary>
public interface IDo<in T, in TInput> where T : Entity
{
    Task Do(T record, TInput input, CancellationToken stop);
}

/// <inheritdoc />
public sealed class ActionDefinition<T, TInput>(Definition<T> of, Action<T, TInput> deed) : ActionDefinition(of, typeof(TInput))
    where T : Entity where TInput : class
{
    internal Func<T, bool>? While { get; set; }

    internal List<(string Input, Func<T, object?> Value)> Offered { get; } = [];

    public override IEnumerable<(string Input, object? Value)> Offers(Entity record) => Offered.Select(o => (o.Input, o.Value((T)record)));

    public override bool IsGuarded => While is not null;

    public override bool IsPossible(Entity record) => While?.Invoke((T)record) ?? true;

    public override async Task Do(Entity record, object input, IServiceProvider services, CancellationToken stop)
    {
        if (!IsPossible(record))
            throw new BrokenRule("error.not-possible-now");

        deed((T)record, (TInput)input);
        if (Handler is not null)
            await ((IDo<T, TInput>)services.GetService(Handler)!).Do((T)record, (TInput)input, stop);
    }
}

/// <summary>What else can be said of a deed.</summary>
public sealed class ActionBuilder<T, TInput>(ActionDefinition<T, TInput> action) where T : Entity where TInput : class
{
    /// <summary>It can be done only while this holds.</summary>
    public ActionBuilder<T, TInput> While(Func<T, bool> holds)
    {
        action.While = holds;
        return this;
    }

    /// <summary>Done, after the record's own part, by this class.</summary>
    public ActionBuilder<T, TInput> By<THandler>() where THandler : class, IDo<T, TInput>
    {
        action.Handler = typeof(THandler);
        return this;
    }

    /// <summary>Its form begins with this; another value may be typed.</summary>
    public ActionBuilder<T, TInput> Offers(Expression<Func<TInput, object?>> input, Func<T, object?> value)
    {
        var member = input.Body is UnaryExpression { Operand: var operand } ? operand : input.Body;
        action.Offered.Add((Naming.Camel(((MemberExpression)member).Member.Name), value));
        return this;
    }

    public ActionBuilder<T, TInput> Icon(string name)
    {
        action.IconName = name;
        return this;
    }

    /// <summary>Not among the record's buttons: it has a place of its own.</summary>
    public ActionBuilder<T, TInput> Elsewhere()
    {
        action.IsOffered = false;
        return this;
    }
}
