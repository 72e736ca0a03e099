using ReverseBuy.Catalogue;

namespace ReverseBuy;

/// <summary>A marketplace refused or failed a call in a way that is no ordinary business answer.</summary>
public sealed class MarketplaceException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="kind">What the refusal means.</param>
    /// <param name="message">What happened, to what, and what to do.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public MarketplaceException(MarketplaceId marketplace, MarketplaceErrorKind kind, string message, Exception? innerException = null)
        : base("marketplace." + CodeOf(kind), message, innerException)
    {
        Marketplace = marketplace;
        Kind = kind;
        IsTransient = kind is MarketplaceErrorKind.Throttled or MarketplaceErrorKind.Unavailable;
    }

    /// <summary>The marketplace.</summary>
    public MarketplaceId Marketplace { get; }

    /// <summary>What the refusal means.</summary>
    public MarketplaceErrorKind Kind { get; }

    /// <summary>The marketplace's own error code, as it was sent.</summary>
    public string? MarketplaceCode { get; init; }

    /// <summary>The marketplace's id of the request, to quote when asking its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>
    /// Whether our own budget of calls refused it (<see cref="Connectors.ICallBudgets"/>): nothing was sent, and the marketplace said nothing. Only a budget sets it.
    /// </summary>
    public bool IsRefusedByBudget { get; init; }

    private static string CodeOf(MarketplaceErrorKind kind) => kind switch
    {
        MarketplaceErrorKind.Throttled => "throttled",
        MarketplaceErrorKind.AuthExpired => "auth-expired",
        MarketplaceErrorKind.PermissionDenied => "permission-denied",
        MarketplaceErrorKind.InvalidRequest => "invalid-request",
        MarketplaceErrorKind.NotFound => "not-found",
        MarketplaceErrorKind.Unavailable => "unavailable",
        MarketplaceErrorKind.OutcomeUnknown => "outcome-unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of marketplace error."),
    };
}
