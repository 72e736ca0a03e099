using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Conformance;

namespace ReverseBuy.Connectors.Taobao.Tests.Conformance;

public sealed class TaobaoHarness : SandboxHarness
{
    public override MarketplaceId Marketplace => TaobaoMarketplace.Id;

    protected override IReadOnlyDictionary<MarketplaceErrorKind, string> Codes { get; } = new Dictionary<MarketplaceErrorKind, string>
    {
        [MarketplaceErrorKind.Throttled] = "ApiCallLimit",
        [MarketplaceErrorKind.AuthExpired] = "IllegalAccessToken",
        [MarketplaceErrorKind.PermissionDenied] = "InsufficientPermission",
        [MarketplaceErrorKind.InvalidRequest] = "IncompleteSignature",
        [MarketplaceErrorKind.Unavailable] = "ServiceTimeout",
    };

    public override void AddConnector(IReverseBuyBuilder builder) => builder.AddTaobao(options =>
    {
        (options.Endpoint, options.AppKey, options.AppSecret) = (Sandbox.TaobaoEndpoint, AppKey, AppSecret);
        Hurry(options.Calls);
    });

    public override void AddMisconfiguredConnector(IReverseBuyBuilder builder) => builder.AddTaobao(options => options.AppKey = AppKey);

    // Taobao makes an order per seller.
    public override async ValueTask<IReadOnlyList<LiveOfferLine>> GetSplitLinesAsync(CancellationToken cancellationToken)
    {
        var listing = await GetListingAsync(cancellationToken);
        var other = (await Control.GetListingsAsync(cancellationToken)).First(one =>
            one.Marketplace == Marketplace.Value && one is { Delisted: false, LotSize: null } && one.Id != listing.Id.Value && one.Skus[0] is { Id.Length: > 0, Stock: > 10 });
        return [new LiveOfferLine(listing.Skus[0].Id, 2), new LiveOfferLine(new SkuId(new ListingId(Marketplace, other.Id), other.Skus[0].Id), 3)];
    }
}
