using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

[Collection(KeptTourCollection.Name)]
public sealed class JsonTests(KeptTour tour)
{
    [Fact]
    public void Standard_output_is_one_document_and_standard_error_is_quiet()
    {
        Assert.NotNull(tour.Report);
        Complaints.AssertNone(tour.Outcome);
        Secrets.AssertAbsent(tour.Outcome);
    }

    [Fact]
    public void The_customer_sees_every_status_once_and_in_order() => Assert.Equal(TourReport.AllStatuses, tour.Report.Statuses);

    [Fact]
    public void Every_event_is_handled_by_the_timeline_and_some_by_the_others()
    {
        Assert.NotEmpty(tour.Report.Events);
        Assert.All(tour.Report.Events, @event =>
        {
            Assert.Contains("timeline", @event.Handlers.Select(handler => handler.Name));
            Assert.Distinct(@event.Handlers.Select(handler => handler.Name));
            Assert.All(@event.Handlers, handler => Assert.NotEmpty(handler.Result));
        });
        Assert.Subset(
            tour.Report.Events.SelectMany(@event => @event.Handlers.Select(handler => handler.Name)).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["logistics", "notifications", "procurement", "timeline"], StringComparer.Ordinal));
    }

    [Fact]
    public void Events_are_unique_and_come_in_the_order_of_their_aggregates_versions()
    {
        Assert.Distinct(tour.Report.Events.Select(@event => @event.Id));
        Assert.All(tour.Report.Events.GroupBy(@event => @event.Aggregate), Versions.AssertNeverFall);
    }

    [Fact]
    public void Nothing_was_bought_twice_though_an_answer_was_lost()
    {
        Assert.Equal(0, tour.Report.DuplicatePurchases);
        Assert.Equal(2, tour.Report.UpstreamOrders);
        Assert.Contains(tour.Report.Events, @event => @event.Type == "reversebuy.purchase-order.outcome-unknown.v1");
    }

    [Fact]
    public void The_simulator_counted_calls_of_each_lane() =>
        Assert.All(new[] { "browse", "verify", "purchase" }, lane => Assert.InRange(tour.Report.UpstreamCalls.GetValueOrDefault(lane), 1, 200));

    [Fact]
    public void The_other_tenant_saw_nothing()
    {
        Assert.Equal(["lotus", "panda"], tour.Report.Tenants.Select(tenant => tenant.Id));
        Assert.Equal((1, tour.Report.Events.Count), (tour.Report.Tenants[0].Orders, tour.Report.Tenants[0].Events));
        Assert.Equal((0, 0), (tour.Report.Tenants[1].Orders, tour.Report.Tenants[1].Events));
    }
}
