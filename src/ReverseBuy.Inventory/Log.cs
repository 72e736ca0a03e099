using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Debug, "Took a snapshot of {Listing} for tenant {Tenant}.")]
    public static partial void SnapshotTaken(ILogger logger, ListingId listing, TenantId tenant);

    [LoggerMessage(2002, LogLevel.Information, "Listing {Listing} is unknown upstream; tenant {Tenant} asked for it.")]
    public static partial void ListingGone(ILogger logger, ListingId listing, TenantId tenant);

    [LoggerMessage(2003, LogLevel.Warning, "Could not verify {Lines} line(s) at {Marketplace} for tenant {Tenant}: {Reason}")]
    public static partial void VerificationFailed(ILogger logger, int lines, MarketplaceId marketplace, TenantId tenant, string reason);
}
