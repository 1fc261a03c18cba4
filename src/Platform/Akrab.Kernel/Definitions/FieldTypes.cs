using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Values;

namespace Akrab.Kernel.Definitions;

/// <summary>Which field type a CLR type stands for.</summary>
public static class FieldTypes
{
    /// <summary>The field type of a member's type.</summary>
    /// <exception cref="InvalidOperationException">No field type holds such values.</exception>
    public static FieldType For(Type clr)
    {
        var type = Nullable.GetUnderlyingType(clr) ?? clr;
        return type switch
        {
            _ when type == typeof(string) => new TextType(),
            _ when type == typeof(decimal) || type == typeof(int) || type == typeof(long) => new NumberType(type),
            _ when type == typeof(Money) => new MoneyType(),
            _ when type == typeof(DateOnly) => new DateType(),
            _ when type == typeof(DateTimeOffset) => new MomentType(),
            _ when type == typeof(AnnualDate) => new AnnualDateType(),
            _ when type == typeof(bool) => new ToggleType(),
            _ when type.IsEnum => ChoiceType.Of(type),
            _ when type == typeof(TextSet) => new TagsType(),
            _ when type == typeof(Permissions.Rights) => new RightsType(),
            _ when type == typeof(Points<PhonePoint>) => new PhonesType(),
            _ when type == typeof(Points<EmailPoint>) => new EmailsType(),
            _ when type == typeof(Points<AddressPoint>) => new AddressesType(),
            _ when type.IsValueType && typeof(IEntityId).IsAssignableFrom(type) => LinkType.To(type),
            _ => throw new InvalidOperationException($"No field type holds {type.Name}; declare one or choose another member type."),
        };
    }

    /// <summary>What stands for "nothing" in a set-valued member; null for all others.</summary>
    internal static object? BlankOf(Type clr) => clr switch
    {
        _ when clr == typeof(TextSet) => TextSet.None,
        _ when clr == typeof(Permissions.Rights) => Permissions.Rights.None,
        _ when clr == typeof(Points<PhonePoint>) => Points<PhonePoint>.None,
        _ when clr == typeof(Points<EmailPoint>) => Points<EmailPoint>.None,
        _ when clr == typeof(Points<AddressPoint>) => Points<AddressPoint>.None,
        _ when clr == typeof(Lines) => Lines.None,
        _ => null,
    };
}
