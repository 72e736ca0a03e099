using ReverseBuy;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Pinduoduo;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Orders;

namespace Quickstart;

/// <summary>Who is who.</summary>
internal static class Agents
{
    public static TenantId Lotus { get; } = new("lotus");

    public static TenantId Panda { get; } = new("panda");

    public static CustomerId Customer { get; } = new("anna");

    /// <summary>Where the agents can search.</summary>
    public static IReadOnlyList<MarketplaceId> Searched { get; } = [Alibaba1688Marketplace.Id, TaobaoMarketplace.Id, JdMarketplace.Id, PinduoduoMarketplace.Id];

    /// <summary>Where the customer of the tour orders.</summary>
    public static IReadOnlyList<MarketplaceId> Marketplaces { get; } = [Alibaba1688Marketplace.Id, TaobaoMarketplace.Id];

    /// <summary>A command by its name: given again, by this process or the next, it does nothing and answers the same.</summary>
    public static Command By(ActorKind kind, string name) => new(new IdempotencyKey("quickstart-" + name), new Actor(kind, "quickstart"));
}
