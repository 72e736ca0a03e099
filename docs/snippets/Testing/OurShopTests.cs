using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Testing;
using Xunit;

namespace ReverseBuy.Snippets.Testing;

public sealed class OurShopTests
{
    [Fact]
    public async Task NothingIsBoughtTwice()
    {
        await using var host = await ReverseBuyTestHost.StartAsync((builder, sandbox) => builder.AddTaobao(options =>
        {
            (options.Endpoint, options.AppKey, options.AppSecret) = (sandbox.TaobaoEndpoint, "sandbox-key", "sandbox-secret");
            options.Calls.Resilience.Retries = 0;
        }));
        var orders = host.Get<IOrders>();
        await OurShop.SellAsync(orders);

        // The next answer is lost, whatever it is. Then time passes, in no time.
        host.Faults.Next(TransportFault.AnswerLost);
        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Single(await host.Marketplaces.GetOrdersAsync());
    }

    private static class OurShop
    {
        public static async Task SellAsync(IOrders orders) => await orders.ListAsync(new OrderQuery(), default);
    }
}
