using System.Linq.Expressions;
using System.Reflection;

namespace Akrab.Data.Lists;

/// <summary>Comparison of values that have no operators in C# but an order in the database: ids, annual dates, nullable keys.</summary>
public static class Ordering
{
    private static readonly MethodInfo CompareStrings = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    public static Expression More(Expression left, Expression right) => Make(ExpressionType.GreaterThan, left, right);

    public static Expression AtLeast(Expression left, Expression right) => Make(ExpressionType.GreaterThanOrEqual, left, right);

    public static Expression Less(Expression left, Expression right) => Make(ExpressionType.LessThan, left, right);

    public static Expression AtMost(Expression left, Expression right) => Make(ExpressionType.LessThanOrEqual, left, right);

    private static BinaryExpression Make(ExpressionType kind, Expression left, Expression right)
    {
        if (left.Type == typeof(string))
            return Expression.MakeBinary(kind, Expression.Call(CompareStrings, left, right), Expression.Constant(0));

        return Expression.MakeBinary(kind, left, right, false,
            typeof(Ordering).GetMethod(nameof(Compared), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(left.Type));
    }

    private static bool Compared<T>(T left, T right) =>
        throw new InvalidOperationException($"Comparing {left} and {right} happens in the database.");
}

/// <summary>Puts an expression in the place of a parameter.</summary>
public sealed class Replace(ParameterExpression from, Expression to) : ExpressionVisitor
{
    /// <summary>The body of a lambda with its parameters replaced.</summary>
    public static Expression In(LambdaExpression lambda, params Expression[] arguments)
    {
        var body = lambda.Body;
        for (var i = 0; i < arguments.Length; i++)
            body = new Replace(lambda.Parameters[i], arguments[i]).Visit(body);
        return body;
    }

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}

/// <summary>A value that EF sends as a parameter, so that queries of the same shape share a plan.</summary>
public static class Held
{
    public static Expression Value(object? value, Type type)
    {
        var box = Activator.CreateInstance(typeof(Box<>).MakeGenericType(type))!;
        box.GetType().GetField(nameof(Box<int>.Value))!.SetValue(box, value);
        return Expression.Field(Expression.Constant(box), nameof(Box<int>.Value));
    }

    private sealed class Box<T>
    {
        public T? Value = default;
    }
}
