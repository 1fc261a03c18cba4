using System.Globalization;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Akrab.Ui.Fields;

/// <summary>A linked record: what it is called and where it is; no address when it may not be seen.</summary>
public sealed record LinkText(string Title, string? Url);

/// <summary>
/// How each field type is shown. Written straight into the render tree, because a list shows hundreds of values and a component each
/// would cost more than the query: <code>@FieldView.Of(field.Type, field.Get(record), links)</code>
/// </summary>
public static class FieldView
{
    /// <summary>The value as it stands on a record's page.</summary>
    public static RenderFragment Of(FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links) => Draw(type, value, links, isCell: false);

    /// <summary>The value as it stands in a list: one line, the first of several.</summary>
    public static RenderFragment InCell(FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links) => Draw(type, value, links, isCell: true);

    private static RenderFragment Draw(FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links, bool isCell) => builder =>
    {
        if (value is not null)
            type.Accept(new Drawing(builder, value, links, isCell));
    };

    private sealed class Drawing(RenderTreeBuilder b, object value, IReadOnlyDictionary<Guid, LinkText> links, bool isCell) : IFieldTypeVisitor<bool>
    {
        public bool Text(TextType type) => Plain(type);

        public bool LongText(LongTextType type)
        {
            b.OpenElement(0, isCell ? "span" : "p");
            b.AddAttribute(1, "class", isCell ? "clip" : "prose");
            b.AddContent(2, type.Format(value));
            b.CloseElement();
            return true;
        }

        public bool Email(EmailType type) => Anchor("mailto:" + value, type.Format(value));

        public bool Phone(PhoneType type) => Anchor("tel:" + value, type.Format(value));

        public bool Url(UrlType type)
        {
            b.OpenElement(0, "a");
            b.AddAttribute(1, "href", (string)value);
            b.AddAttribute(2, "rel", "noopener noreferrer");
            b.AddAttribute(3, "target", "_blank");
            b.AddContent(4, new Uri((string)value).Host);
            b.CloseElement();
            return true;
        }

        public bool Number(NumberType type) => Plain(type);

        public bool Percent(PercentType type) => Plain(type);

        public bool Money(MoneyType type) => Plain(type);

        public bool Date(DateType type) => Time(((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), type.Format(value), null);

        public bool Moment(MomentType type)
        {
            var moment = (DateTimeOffset)value;
            var full = type.Format(value);
            return isCell
                ? Time(moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), RelativeTime.Say(moment, TimeProvider.System.GetUtcNow(), Clock.Zone), full)
                : Time(moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), full, null);
        }

        public bool AnnualDate(AnnualDateType type) => Plain(type);

        public bool Toggle(ToggleType type)
        {
            Badge((bool)value ? "green" : "grey", type.Format(value));
            return true;
        }

        public bool Choice(ChoiceType type)
        {
            Badge(type.Find(value)?.Tone ?? "grey", type.Format(value));
            return true;
        }

        public bool Choices(ChoicesType type)
        {
            foreach (var item in ((TextSet)value).Items)
                Badge("teal", type.LabelOf(item));
            return true;
        }

        public bool Tags(TagsType type)
        {
            var items = ((TextSet)value).Items;
            foreach (var item in isCell ? items.Take(2) : items)
                Badge(Tones.Of(item).Class(), item);
            return More(items.Count - 2);
        }

        public bool Link(LinkType type)
        {
            var id = ((Kernel.Entities.IEntityId)value).Value;
            var text = links.GetValueOrDefault(id);
            if (text?.Url is { } url)
                return Anchor(url, text.Title);

            b.OpenElement(0, "span");
            b.AddAttribute(1, "class", "dim");
            b.AddContent(2, text?.Title ?? Words.Say("record.not-visible"));
            b.CloseElement();
            return true;
        }

        public bool Phones(PhonesType type)
        {
            var phones = ((Points<PhonePoint>)value).Items;
            foreach (var phone in isCell ? phones.Take(1) : phones)
                OnePhone(phone);
            return More(phones.Count - 1);
        }

        private void OnePhone(PhonePoint point)
        {
            b.OpenElement(0, "span");
            b.AddAttribute(1, "class", "reach");
            if (point.Number is { } number)
            {
                Anchor("tel:" + number, point.Display);
                if (Kernel.Values.Phone.Parse(number).WhatsAppNumber is { } whatsapp && !isCell)
                    WhatsApp(whatsapp);
            }
            else
            {
                b.AddContent(2, point.Typed);
            }

            b.CloseElement();
        }

        private void WhatsApp(string number)
        {
            b.OpenElement(10, "a");
            b.AddAttribute(11, "href", "https://wa.me/" + number);
            b.AddAttribute(12, "rel", "noopener noreferrer");
            b.AddAttribute(13, "target", "_blank");
            b.AddAttribute(14, "class", "button quiet round small");
            b.AddAttribute(15, "aria-label", "WhatsApp " + number);
            b.OpenComponent<Icon>(16);
            b.AddComponentParameter(17, nameof(Icon.Name), Icons.Use("brand-whatsapp"));
            b.CloseComponent();
            b.CloseElement();
        }

        public bool Emails(EmailsType type)
        {
            var emails = ((Points<EmailPoint>)value).Items;
            foreach (var email in isCell ? emails.Take(1) : emails)
            {
                b.OpenElement(0, "span");
                b.AddAttribute(1, "class", "reach");
                Anchor("mailto:" + email.Address, email.Address);
                b.CloseElement();
            }

            return More(emails.Count - 1);
        }

        public bool Addresses(AddressesType type)
        {
            foreach (var address in ((Points<AddressPoint>)value).Items)
            {
                b.OpenElement(0, isCell ? "span" : "address");
                b.AddContent(1, address.OneLine);
                b.CloseElement();
                if (isCell)
                    break;
            }

            return true;
        }

        public bool Computed(ComputedType type) => type.Of.Accept(this);

        private bool Plain(FieldType type)
        {
            b.AddContent(0, type.Format(value));
            return true;
        }

        private bool Anchor(string url, string text)
        {
            b.OpenElement(20, "a");
            b.AddAttribute(21, "href", url);
            b.AddContent(22, text);
            b.CloseElement();
            return true;
        }

        private bool Time(string machine, string text, string? title)
        {
            b.OpenElement(0, "time");
            b.AddAttribute(1, "datetime", machine);
            b.AddAttribute(2, "title", title);
            b.AddContent(3, text);
            b.CloseElement();
            return true;
        }

        private void Badge(string tone, string text)
        {
            b.OpenElement(30, "span");
            b.AddAttribute(31, "class", "badge " + tone);
            b.AddContent(32, text);
            b.CloseElement();
        }

        private bool More(int more)
        {
            if (!isCell || more <= 0)
                return true;

            b.OpenElement(40, "span");
            b.AddAttribute(41, "class", "dim");
            b.AddContent(42, $" +{more}");
            b.CloseElement();
            return true;
        }
    }
}
