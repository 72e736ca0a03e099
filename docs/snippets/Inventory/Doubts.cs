using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors.Alibaba1688;

namespace ReverseBuy.Snippets.Inventory;

internal static class Doubts
{
    public static void Build(IServiceCollection services)
    {
        services.AddReverseBuy(options =>
        {
            options.Inventory.Holds.Lifetime = TimeSpan.FromMinutes(15);
            options.Inventory.Holds.BelievedShares[Alibaba1688Marketplace.Id] = 0.5m; // of 101 pieces, 50 are sold
        });
    }
}
