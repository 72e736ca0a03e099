using ReverseBuy.Quickstart.Tests.Kills;
using ReverseBuy.Quickstart.Tests.Support;

namespace ReverseBuy.Quickstart.Tests;

[Collection(UndisturbedTourCollection.Name)]
public sealed class RunningSandboxTests(UndisturbedTour undisturbed) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_simulator_that_runs_already_is_used_and_holds_exactly_what_was_ordered()
    {
        Assert.Equal(TourReport.AllStatuses, undisturbed.Report.Statuses);
        Assert.Equal((0, 2), (undisturbed.Report.DuplicatePurchases, undisturbed.Report.UpstreamOrders));
        Assert.Equal(["1688", "taobao"], undisturbed.Upstream.Select(order => order.Marketplace).Order(StringComparer.Ordinal));
        Assert.Equal(undisturbed.Lines, OrderedLine.Sum(undisturbed.Upstream.SelectMany(
            order => order.Lines.Select(line => new OrderedLine(order.Marketplace, line.ListingId, line.SkuId, line.Quantity)))));
    }

    [Fact]
    public async Task A_simulator_that_cannot_be_reached_is_told_in_one_document_and_nothing_is_left_behind()
    {
        // Port 1 is one that nobody listens on.
        var outcome = await Tour.RunAsync(_folder, "--json", "--pace", "fast", "--sandbox", "http://127.0.0.1:1");
        var error = TourError.Of(outcome);
        Assert.Equal("sandbox.unreachable", error.Code);
        Assert.Contains("127.0.0.1:1", error.Message, StringComparison.Ordinal);
        Complaints.AssertOnlyOfUnreachableMarketplaces(outcome);
        Assert.Empty(_folder.Remains());
    }
}
