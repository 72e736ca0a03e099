using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

[Collection(KeptTourCollection.Name)]
public sealed class ResumingTests(KeptTour first)
{
    [Fact]
    public async Task A_second_run_with_the_same_data_finds_the_order_delivered_and_does_nothing_again()
    {
        var again = TourReport.Of(await first.RunAsync());
        Assert.Equal(TourReport.AllStatuses, again.Statuses);
        Assert.Equal(first.Report.Events.Select(@event => @event.Id), again.Events.Select(@event => @event.Id));
        Assert.Equal((0, 2), (again.DuplicatePurchases, again.UpstreamOrders));
        Assert.Equal(first.Report.Tenants, again.Tenants);
    }
}
