using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

internal sealed class AccountCallers(IEnumerable<PlatformClient> platforms, CallParts parts) : IAccountCallers
{
    private readonly Dictionary<MarketplaceId, AccountCaller> _callers =
        platforms.ToDictionary(platform => platform.Marketplace, platform => new AccountCaller(platform, parts));

    public AccountCaller Of(MarketplaceId marketplace) =>
        _callers.TryGetValue(marketplace, out var caller)
            ? caller
            : throw new ConfigurationException($"The connector of marketplace '{marketplace}' has no caller. Let it call UsePlatformCalls(…) when it is added.");
}
