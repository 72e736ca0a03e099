using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>What a policy of retries and breakers knows of a call.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Context">For whom and why.</param>
/// <param name="Operation">The platform's name of the operation.</param>
/// <param name="Safety">Whether it may be repeated.</param>
public sealed record ResilientCall(MarketplaceId Marketplace, ConnectorContext Context, string Operation, OperationSafety Safety)
{
    /// <summary>How long one sending of it may take, as the connector's options say.</summary>
    public required TimeSpan Timeout { get; init; }
}
