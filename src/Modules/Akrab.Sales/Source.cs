namespace Akrab.Sales;

/// <summary>By what way an enquiry, or a sale we hope for, came to us.</summary>
public enum Source
{
    Counter,
    WebForm,
    Call,
    Chat,
    Email,
    Campaign,
    Referral,
    Partner,
    Visit,
    Import,
    Api,
}
