using System.Linq.Expressions;

namespace Akrab.Customers.Parties;

/// <summary>
/// The life-cycle, worked out from what happened: former when the relationship ended, prospective before the first purchase,
/// current within <see cref="Party.LapseDays"/> days of the last one, lapsed after that.
/// </summary>
internal static class LifeCycles
{
    public static Expression<Func<T, DateOnly, LifeCycle>> Formula<T>() where T : Party => (party, today) =>
        party.EndedOn != null ? LifeCycle.Former
        : party.LastBoughtOn == null && party.FirstBoughtOn == null ? LifeCycle.Prospective
        : (party.LastBoughtOn ?? party.FirstBoughtOn) >= today.AddDays(-Party.LapseDays) ? LifeCycle.Current
        : LifeCycle.Lapsed;

    private static readonly Func<Party, DateOnly, LifeCycle> InMemory = Formula<Party>().Compile();

    public static LifeCycle Of(Party party, DateOnly today) => InMemory(party, today);
}
