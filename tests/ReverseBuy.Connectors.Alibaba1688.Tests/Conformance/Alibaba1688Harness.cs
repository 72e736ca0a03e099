using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Conformance;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Alibaba1688.Tests.Conformance;

public sealed class Alibaba1688Harness : SandboxHarness
{
    public override MarketplaceId Marketplace => Alibaba1688Marketplace.Id;

    protected override IReadOnlyDictionary<MarketplaceErrorKind, string> Codes { get; } = new Dictionary<MarketplaceErrorKind, string>
    {
        [MarketplaceErrorKind.Throttled] = "gw.QosAppFrequencyLimit",
        [MarketplaceErrorKind.AuthExpired] = "401",
        [MarketplaceErrorKind.PermissionDenied] = "gw.APIACLDecline",
        [MarketplaceErrorKind.InvalidRequest] = "gw.SignatureInvalid",
    };

    public override void AddConnector(IReverseBuyBuilder builder) => builder.AddAlibaba1688(options =>
    {
        (options.Endpoint, options.AppKey, options.AppSecret) = (Sandbox.Alibaba1688Endpoint, AppKey, AppSecret);
        Hurry(options.Calls);
    });

    public override void AddMisconfiguredConnector(IReverseBuyBuilder builder) => builder.AddAlibaba1688(options => options.AppKey = AppKey);

    // Whose goods lie in two warehouses is told by nothing but a preview.
    public override async ValueTask<IReadOnlyList<LiveOfferLine>> GetSplitLinesAsync(CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        AddConnector(services.AddReverseBuy().UseInMemory());
        await using var host = services.BuildServiceProvider();
        var context = new ConnectorContext(new TenantId("prober"), new BuyingAccountId("main"), CallLane.Purchase);
        await host.GetRequiredService<ITenants>().OnboardAsync(context.Tenant, "Prober", cancellationToken);
        await host.GetRequiredService<ITenants>().ConnectAccountAsync(context.Tenant, Marketplace, context.Account, Credentials, new Actor(ActorKind.Host, "test"), cancellationToken);
        var connectors = host.GetRequiredService<IConnectors>();
        foreach (var listing in await Control.GetListingsAsync(cancellationToken))
        {
            if (listing.Marketplace != Marketplace.Value || listing is not { Delisted: false, LotSize: null, Skus.Count: > 1 } || listing.Skus.Any(sku => sku.Stock < listing.MinimumOrderQuantity))
            {
                continue;
            }

            var id = new ListingId(Marketplace, listing.Id);
            var lines = listing.Skus.Take(2).Select(sku => new LiveOfferLine(new SkuId(id, sku.Id), listing.MinimumOrderQuantity)).ToList();
            var offers = await connectors.Require<ILiveOffers>(Marketplace).GetAsync(context, new LiveOfferRequest(Warehouse, lines), cancellationToken);
            var bought = offers.OfType<LiveOffer.Offered>().Select(offer => new PurchaseLine(offer.Sku, offer.PurchaseKey, listing.MinimumOrderQuantity, offer.UnitPrice));
            var preview = await connectors.Require<IPurchasing>(Marketplace).PreviewAsync(context, new PurchaseRequest("preview", Warehouse, [.. bought]), cancellationToken);
            if (preview is PurchasePreview.Buyable { OrderCount: 2 })
            {
                return lines;
            }
        }

        throw new InvalidOperationException("The sandbox has no seller with two warehouses.");
    }
}
