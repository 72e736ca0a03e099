using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>How each seam says that it is down, after its own contract.</summary>
internal static class SeamOutage
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(1);

    // What a marketplace may have carried out although nobody knows: to be asked for, never to be repeated.
    private static readonly HashSet<(Type Seam, string Operation)> s_inDoubt =
    [
        (typeof(IPurchasing), nameof(IPurchasing.CreateAsync)),
        (typeof(IPurchasing), nameof(IPurchasing.PayAsync)),
        (typeof(IPurchasing), nameof(IPurchasing.CancelAsync)),
        (typeof(IAfterSales), nameof(IAfterSales.ApplyAsync)),
        (typeof(IAfterSales), nameof(IAfterSales.ReportReturnAsync)),
        (typeof(IAfterSales), nameof(IAfterSales.WithdrawAsync)),
    ];

    /// <summary>Answers or throws what the seam does when it is down.</summary>
    /// <param name="call">The call.</param>
    /// <param name="mayBeDone">Whether it was carried out, which its caller cannot know.</param>
    /// <param name="what">What happened.</param>
    public static object? Tell(SeamCall call, bool mayBeDone, string what) => (call.Seam.Name, call.Operation) switch
    {
        // Each line is answered, also that nothing is known of it.
        (nameof(ILiveOffers), _) when call.Marketplace is not null =>
            call.Argument<LiveOfferRequest>().Lines.Select(line => (LiveOffer)new LiveOffer.Unreachable(line.Sku, Unavailable(call, what))).ToList(),

        // A tier and a doorbell never fail: what they cannot do, they leave.
        (nameof(ISnapshotTier), nameof(ISnapshotTier.FindManyAsync)) => new Snapshot?[call.Argument<IReadOnlyList<SnapshotKey>>().Count],
        (nameof(ISnapshotTier), not nameof(ISnapshotTier.Subscribe)) => null,
        (nameof(IDoorbell), _) => null,
        (nameof(IEventBus), _) => throw new BusUnavailableException(what, s_retryAfter),
        (nameof(ICallBudgets), _) when call.Marketplace is not null =>
            throw new MarketplaceException(call.Marketplace.Value, MarketplaceErrorKind.Throttled, what) { IsRefusedByBudget = true, RetryAfter = s_retryAfter },
        _ when call.Marketplace is not null && IsOfAConnector(call) =>
            throw (mayBeDone && s_inDoubt.Contains((call.Seam, call.Operation))
                ? new MarketplaceException(call.Marketplace.Value, MarketplaceErrorKind.OutcomeUnknown, what)
                : Unavailable(call, what)),
        _ => throw new SeamFaultException(what),
    };

    private static bool IsOfAConnector(SeamCall call) => call.Arguments.Any(argument => argument is ConnectorContext) || call.Seam == typeof(Catalogue.IShortLinks);

    private static MarketplaceException Unavailable(SeamCall call, string what) => new(call.Marketplace!.Value, MarketplaceErrorKind.Unavailable, what);
}
