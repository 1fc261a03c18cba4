using System.Globalization;
using Akrab.Data.Access;
using Akrab.Kernel.Fields;

namespace Akrab.Web.Sessions;

/// <summary>How input is read for whoever is acting.</summary>
public static class Reading
{
    /// <summary>As people type it: their language, zone and day.</summary>
    public static ReadingContext ByPeople(Acting acting, TimeProvider time) => new(CultureInfo.CurrentCulture,
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), acting.Zone).DateTime), acting.Zone)
    { Currency = acting.Currency };

    /// <summary>As machines send it: the same whatever language the user reads.</summary>
    public static ReadingContext ByMachines(Acting acting, TimeProvider time) => ByPeople(acting, time) with { Culture = CultureInfo.InvariantCulture };

    /// <summary>A day as people type it into a question; null for none, and for what is none.</summary>
    public static DateOnly? Day(string? typed, ReadingContext how)
    {
        try
        {
            return new DateType().Parse(typed, how) as DateOnly?;
        }
        catch (UnreadableValue)
        {
            return null;
        }
    }
}
