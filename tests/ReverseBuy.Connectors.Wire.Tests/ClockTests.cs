using ReverseBuy.Buying;
using ReverseBuy.Connectors.Wire.Tests.Support;
using ReverseBuy.Sandbox;

namespace ReverseBuy.Connectors.Wire.Tests;

/// <summary>Buying at platforms whose clock is hours away from this machine's; they refuse what is signed with another time than theirs.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData("1688", "createCrossOrder", "preparePay", 5)]
    [InlineData("1688", "createCrossOrder", "preparePay", -30)]
    [InlineData("taobao", "/purchase/order/create", "/purchase/order/batch/pay", 5)]
    [InlineData("taobao", "/purchase/order/create", "/purchase/order/batch/pay", -30)]
    public async Task A_purchase_refused_for_its_time_goes_out_again_and_is_bought_and_paid_once(string marketplace, string create, string pay, int hours)
    {
        var time = new ShiftedTime();
        await using var buyer = await Buyer.StartAsync(marketplace, options: new SandboxOptions { TimeProvider = time });

        // Nothing was learnt before: buying is the first call that meets the other clock.
        time.Shift = TimeSpan.FromHours(hours);
        var placed = Assert.IsType<PurchaseResult.Placed>(await buyer.CreateAsync("rb-1"));
        Assert.Equal(2, await buyer.CallsAsync(create));
        Assert.Equal(Assert.Single(await buyer.BooksAsync("rb-1")).Id, Assert.Single(placed.Orders).Id);

        await buyer.PassAsync(TimeSpan.FromSeconds(1));
        await buyer.PayAsync(placed.Orders[0].Id);
        await buyer.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await buyer.CallsAsync(pay));
        Assert.Equal(UpstreamStatus.Paid, (await buyer.ReadAsync(placed.Orders[0].Id)).Status);

        // The clock is set right while the process runs.
        time.Shift = TimeSpan.Zero;
        Assert.IsType<PurchaseResult.Placed>(await buyer.CreateAsync("rb-2"));
        Assert.Single(await buyer.BooksAsync("rb-2"));
    }

    [Theory]
    [InlineData("1688", "createCrossOrder")]
    [InlineData("taobao", "/purchase/order/create")]
    public async Task It_can_be_turned_off(string marketplace, string create)
    {
        var time = new ShiftedTime();
        await using var buyer = await Buyer.StartAsync(
            marketplace, options: new SandboxOptions { TimeProvider = time }, configure: calls => calls.CorrectClock = false);
        time.Shift = TimeSpan.FromHours(5);

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => buyer.CreateAsync("rb-1"));

        Assert.Equal(MarketplaceErrorKind.InvalidRequest, error.Kind);
        Assert.Equal(1, await buyer.CallsAsync(create));
        Assert.Empty(await buyer.BooksAsync("rb-1"));
    }
}
