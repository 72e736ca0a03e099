namespace ReverseBuy;

/// <summary>What a marketplace's refusal means for the caller, whatever the marketplace calls it.</summary>
public enum MarketplaceErrorKind
{
    /// <summary>Too many calls; wait, then try again.</summary>
    Throttled,

    /// <summary>The access token is no longer valid; refresh it or authorise the buying account again.</summary>
    AuthExpired,

    /// <summary>The application or account lacks a permission; a person must apply for it.</summary>
    PermissionDenied,

    /// <summary>The request itself is wrong (signature, parameter, application key); repeating it cannot help.</summary>
    InvalidRequest,

    /// <summary>The marketplace says that the thing asked for does not exist. An outage is never this.</summary>
    NotFound,

    /// <summary>The marketplace could not be reached or failed on its side; nothing is known to have been done.</summary>
    Unavailable,

    /// <summary>The request may have been carried out: the answer was lost. Ask the marketplace before doing anything again.</summary>
    OutcomeUnknown,
}
