namespace Akrab.Ui;

/// <summary>How a list is ordered by one column.</summary>
public enum Order { None, Ascending, Descending }

/// <summary>The head of one column of a <see cref="DataTable"/>.</summary>
/// <param name="Key">Its field, used to remember its width.</param>
/// <param name="Text">Its word.</param>
/// <param name="Class">The class of its cells: <c>num</c>, <c>wide</c> (absent on phones), <c>end</c>.</param>
/// <param name="SortUrl">The same list ordered by it; null when it cannot order.</param>
/// <param name="Order">How the list is ordered by it now.</param>
/// <param name="IsEdited">Whether its cells can be edited where they are.</param>
public sealed record DataColumn(string Key, string Text, string? Class = null, string? SortUrl = null, Order Order = Order.None, bool IsEdited = false);
