namespace Akrab.Kernel.Fields;

/// <summary>One answer per field type: a surface that implements this answers for all of them.</summary>
public interface IFieldTypeVisitor<out TResult>
{
    TResult Text(TextType type);
    TResult LongText(LongTextType type);
    TResult Email(EmailType type);
    TResult Phone(PhoneType type);
    TResult Url(UrlType type);
    TResult Number(NumberType type);
    TResult Percent(PercentType type);
    TResult Money(MoneyType type);
    TResult Date(DateType type);
    TResult Moment(MomentType type);
    TResult AnnualDate(AnnualDateType type);
    TResult Toggle(ToggleType type);
    TResult Choice(ChoiceType type);
    TResult Choices(ChoicesType type);
    TResult Tags(TagsType type);
    TResult Link(LinkType type);
    TResult Phones(PhonesType type);
    TResult Emails(EmailsType type);
    TResult Addresses(AddressesType type);
    TResult Lines(LinesType type);
    TResult Rights(RightsType type);
    TResult Secret(SecretType type);
    TResult Computed(ComputedType type);
}
