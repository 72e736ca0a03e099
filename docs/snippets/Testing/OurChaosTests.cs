using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Testing;
using Xunit;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurChaosTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task NothingIsBoughtTwiceWhateverGoesWrong(int seed)
    {
        var market = new FakeConnector("north");
        await using var host = await ReverseBuyTestHost.StartAsync(options => options.Connect(market).WithChaos(seed, chaos => chaos
            .Everywhere(0.02)
            .At<IEventBus>(0.1, SeamFault.Repetition, SeamFault.Reordering)
            .Next<ITenantUnitOfWork>(nameof(ITenantUnitOfWork.CommitAsync), SeamFault.LostAnswer)));

        // What fails is asked again under the same key, as a shop does.
        await OurShop.SellAsync(host.Get<IOrders>());
        host.Chaos.Calm();
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.True(market.Orders.Count <= 1, host.Chaos.ToString());
    }

    private static class OurShop
    {
        public static async Task SellAsync(IOrders orders) => await orders.ListAsync(new OrderQuery(), default);
    }
}
