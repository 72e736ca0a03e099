using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>How one platform is called: over which HTTP client, and with what limits.</summary>
internal sealed record PlatformClient(MarketplaceId Marketplace, string ClientName, PlatformCallOptions Options);
