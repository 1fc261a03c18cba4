using Akrab.Exchange.VCard;

namespace Akrab.Web.Sharing;

/// <summary>A member's own vCard, for the camera of whoever they meet.</summary>
public static class OwnCard
{
    public static string Of(string name, string company, string? email) =>
        CardText.Of(new Card { FullName = name, GivenName = name, Organisation = company, Emails = email is null ? [] : [new CardValue(email, ["work"])] }, VCardVersion.V3).ToString();
}
