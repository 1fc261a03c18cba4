using Akrab.Kernel.Entities;
using Akrab.Kernel.Fields;
using Akrab.Sales.Leads.Assignment;

namespace Akrab.Sales.Tests;

public sealed class Leads_given
{
    private static readonly TimeZoneInfo Jakarta = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");

    /// <summary>Monday, ten o'clock in Jakarta.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void They_go_round_to_those_who_are_there_and_can_carry_one_more()
    {
        var (ani, budi, cici, dodi) = (Taker(), Taker(), Taker(), Taker());
        (cici.IsAway, dodi.MostOpen) = (true, 3);
        Candidate[] all = [new(ani, 5, Now), new(budi, 1, Now), new(cici, 0, Now), new(dodi, 3, Now)];
        List<LeadTaker> given = [];
        for (var i = 0; i < 4; i++)
        {
            var chosen = Turn.Of(AssignmentWay.RoundRobin, all, null, Now)!.Taker;
            chosen.Give(Now.AddSeconds(i));
            given.Add(chosen);
        }

        Assert.Equal([given[0], given[1], given[0], given[1]], given);
        Assert.Equivalent(new[] { ani.Id, budi.Id }, given.Take(2).Select(t => t.Id));
        Assert.Same(budi, Turn.Of(AssignmentWay.LeastBusy, all, null, Now)!.Taker);
        Assert.Null(Turn.Of(AssignmentWay.RoundRobin, [new(cici, 0, Now), new(dodi, 3, Now)], null, Now));
    }

    [Fact]
    public void A_territory_comes_first_and_whoever_works_soonest()
    {
        var (near, far, later) = (Taker(), Taker(), Taker());
        near.Cities = TextSet.Of("Bandung", "Cimahi");
        Assert.Same(near, Turn.Of(AssignmentWay.Territory, [new(far, 0, Now), new(near, 9, Now)], "cimahi", Now)!.Taker);
        Assert.NotNull(Turn.Of(AssignmentWay.Territory, [new(far, 0, Now)], "Medan", Now));
        Assert.Same(far, Turn.Of(AssignmentWay.LeastBusy, [new(later, 0, Now.AddHours(3)), new(far, 9, Now)], null, Now)!.Taker);
    }

    [Theory]
    [InlineData("2026-11-23T03:00Z", "2026-11-23T03:00Z")]
    [InlineData("2026-11-23T00:30Z", "2026-11-23T01:00Z")]
    [InlineData("2026-11-23T10:00Z", "2026-11-24T01:00Z")]
    [InlineData("2026-11-27T11:00Z", "2026-11-30T01:00Z")]
    public void They_work_on_their_days_from_their_hour_in_their_zone(string then, string works)
    {
        var taker = Taker();
        taker.Days = TextSet.Of("monday", "tuesday", "wednesday", "thursday", "friday");
        Assert.Equal(DateTimeOffset.Parse(works, null), taker.WorksFrom(DateTimeOffset.Parse(then, null), Jakarta));
    }

    private static LeadTaker Taker() => new() { Member = new MemberId(Guid.NewGuid()) };
}
