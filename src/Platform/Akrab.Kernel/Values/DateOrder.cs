using System.Globalization;

namespace Akrab.Kernel.Values;

/// <summary>Which comes first in a date written with numbers; four digits in front are always the year.</summary>
public enum DateOrder { DayFirst, MonthFirst }

/// <summary>The habits of a culture.</summary>
public static class DateOrders
{
    extension(DateOrder)
    {
        /// <summary>The order of a culture's short dates.</summary>
        public static DateOrder Of(CultureInfo culture)
        {
            var pattern = culture.DateTimeFormat.ShortDatePattern;
            return pattern.StartsWith('y') || pattern.IndexOf('d') < pattern.IndexOf('M') ? DateOrder.DayFirst : DateOrder.MonthFirst;
        }
    }
}
