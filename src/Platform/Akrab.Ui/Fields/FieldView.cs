using System.Globalization;
using Akrab.Kernel.Fields;
using Akrab.Kernel.Language;
using Microsoft.AspNetCore.Components;

namespace Akrab.Ui.Fields;

/// <summary>A linked record: what it is called and where it is; no address when it may not be seen.</summary>
public sealed record LinkText(string Title, string? Url);

/// <summary>
/// How each field type is shown. Written as text, because a list shows hundreds of values and a component each
/// would cost more than the query: <code>@FieldView.Of(field.Type, field.Get(record), links)</code>
/// </summary>
public static class FieldView
{
    /// <summary>The value as it stands on a record's page.</summary>
    /// <param name="greeting">How a message to its owner begins.</param>
    public static MarkupString Of(FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links, string? greeting = null) => Draw(type, value, links, isCell: false, greeting);

    /// <summary>The value as it stands in a list: one line, the first of several.</summary>
    public static MarkupString InCell(FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links) => Draw(type, value, links, isCell: true);

    /// <summary>Writes the value as it stands in a list.</summary>
    public static void Cell(this Html html, FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links)
    {
        if (value is not null)
            type.Accept(new Drawing(html, value, links, isCell: true));
    }

    private static MarkupString Draw(FieldType type, object? value, IReadOnlyDictionary<Guid, LinkText> links, bool isCell, string? greeting = null)
    {
        if (value is null)
            return default;

        var html = new Html();
        type.Accept(new Drawing(html, value, links, isCell, greeting));
        return html.Take();
    }

    private sealed class Drawing(Html html, object value, IReadOnlyDictionary<Guid, LinkText> links, bool isCell, string? greeting = null) : IFieldTypeVisitor<bool>
    {
        public bool Text(TextType type) => Plain(type);

        public bool LongText(LongTextType type)
        {
            html.Element(isCell ? "span" : "p", type.Format(value), ("class", isCell ? "clip" : "prose"));
            return true;
        }

        public bool Email(EmailType type) => Anchor("mailto:" + value, type.Format(value));

        public bool Phone(PhoneType type) => Anchor("tel:" + value, type.Format(value));

        public bool Url(UrlType type)
        {
            html.Element("a", new Uri((string)value).Host, ("href", (string)value), ("rel", "noopener noreferrer"), ("target", "_blank"));
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

        public bool Rights(RightsType type) => Plain(type);

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

            html.Element("span", text?.Title ?? Words.Say("record.not-visible"), ("class", "dim"));
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
            html.Open("span", ("class", "reach"));
            if (point.Number is { } number)
            {
                Anchor("tel:" + number, point.Display);
                if (Kernel.Values.Phone.Parse(number).WhatsAppNumber is { } whatsapp && !isCell)
                    WhatsApp(whatsapp);
            }
            else
            {
                html.Text(point.Typed);
            }

            html.Close("span");
        }

        private void WhatsApp(string number)
        {
            html.Open("a", ("href", $"https://wa.me/{number}{(greeting is null ? "" : "?text=" + Uri.EscapeDataString(greeting))}"), ("rel", "noopener noreferrer"), ("target", "_blank"),
                ("class", "button quiet round small"), ("aria-label", "WhatsApp " + number));
            html.Icon(Icons.Use("brand-whatsapp")).Close("a");
        }

        public bool Emails(EmailsType type)
        {
            var emails = ((Points<EmailPoint>)value).Items;
            foreach (var email in isCell ? emails.Take(1) : emails)
            {
                html.Open("span", ("class", "reach"));
                Anchor("mailto:" + email.Address, email.Address);
                html.Close("span");
            }

            return More(emails.Count - 1);
        }

        public bool Addresses(AddressesType type)
        {
            foreach (var address in ((Points<AddressPoint>)value).Items)
            {
                html.Element(isCell ? "span" : "address", address.OneLine);
                if (isCell)
                    break;
            }

            return true;
        }

        public bool Lines(LinesType type)
        {
            if (isCell)
                html.Element("span", type.Format(value), ("class", "clip"));
            else
                LinesHtml.Write(html, (Lines)value);
            return true;
        }

        public bool Secret(SecretType type) => Plain(type);

        public bool Computed(ComputedType type) => type.Of.Accept(this);

        private bool Plain(FieldType type)
        {
            html.Text(type.Format(value));
            return true;
        }

        private bool Anchor(string url, string text)
        {
            html.Element("a", text, ("href", url));
            return true;
        }

        private bool Time(string machine, string text, string? title)
        {
            html.Element("time", text, ("datetime", machine), ("title", title));
            return true;
        }

        private void Badge(string tone, string text) => html.Element("span", text, ("class", "badge " + tone));

        private bool More(int more)
        {
            if (isCell && more > 0)
                html.Element("span", $" +{more}", ("class", "dim"));
            return true;
        }
    }
}
