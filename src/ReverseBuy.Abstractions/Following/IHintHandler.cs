namespace ReverseBuy.Following;

/// <summary>
/// Follows hints of one kind. Register as many as are needed, each as a singleton of this interface. A hint says that something happened, and may be old, doubled or wrong: ask for
/// what is true, and never move anything backwards.
/// </summary>
/// <typeparam name="THint">The kind: <see cref="UpstreamOrderHint"/>, <see cref="OfferChangedHint"/> or <see cref="DomesticTrackingHint"/>.</typeparam>
/// <remarks>Thread-safe. A hint is handled at least once; after a failure of any handler all of them get it again.</remarks>
public interface IHintHandler<in THint>
    where THint : MarketplaceHint
{
    /// <summary>Follows a hint. Arrange for a look rather than making one: others of the tenant wait meanwhile.</summary>
    /// <param name="context">Whom it is for.</param>
    /// <param name="hint">The hint.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is followed. What is thrown is tried again, for some minutes.</returns>
    ValueTask HandleAsync(HintContext context, THint hint, CancellationToken cancellationToken);
}
