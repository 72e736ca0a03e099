using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing.Tests.Connectors;

/// <summary>Says the contrary of what is so: that a connector whose calls carry tokens has none, or the other way round.</summary>
internal sealed class LyingHarness(ConnectorHarness sound) : ConnectorHarness
{
    public override bool HasTokens => !sound.HasTokens;

    public override MarketplaceId Marketplace => sound.Marketplace;

    public override AccountCredentials Credentials => sound.Credentials;

    public override IReadOnlyList<string> Secrets => sound.Secrets;

    public override ListingId UnknownListing => sound.UnknownListing;

    public override ValueTask StartAsync(CancellationToken cancellationToken) => sound.StartAsync(cancellationToken);

    public override void AddConnector(IReverseBuyBuilder builder) => sound.AddConnector(builder);

    public override void AddMisconfiguredConnector(IReverseBuyBuilder builder) => sound.AddMisconfiguredConnector(builder);

    public override ValueTask<KnownListing> GetListingAsync(CancellationToken cancellationToken) => sound.GetListingAsync(cancellationToken);

    public override ValueTask ChangePriceAsync(ListingId listing, decimal factor, CancellationToken cancellationToken) => sound.ChangePriceAsync(listing, factor, cancellationToken);

    public override ValueTask ChangeStockAsync(SkuId sku, int stock, CancellationToken cancellationToken) => sound.ChangeStockAsync(sku, stock, cancellationToken);

    public override ValueTask DelistAsync(ListingId listing, CancellationToken cancellationToken) => sound.DelistAsync(listing, cancellationToken);

    public override ValueTask PassAsync(TimeSpan time, CancellationToken cancellationToken) => sound.PassAsync(time, cancellationToken);

    public override ValueTask<bool> RefuseNextAsync(MarketplaceErrorKind kind, CancellationToken cancellationToken) => sound.RefuseNextAsync(kind, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await sound.DisposeAsync();
        await base.DisposeAsync();
    }
}
