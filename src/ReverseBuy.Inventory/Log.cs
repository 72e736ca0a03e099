using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Debug, "Took a snapshot of {Listing} for tenant {Tenant}.")]
    public static partial void SnapshotTaken(ILogger logger, ListingId listing, TenantId tenant);

    [LoggerMessage(2002, LogLevel.Information, "Listing {Listing} is unknown upstream; tenant {Tenant} asked for it.")]
    public static partial void ListingGone(ILogger logger, ListingId listing, TenantId tenant);

    [LoggerMessage(2004, LogLevel.Debug, "Listing {Listing} could not be loaded for tenant {Tenant}: {Fault}.")]
    public static partial void LoadFailed(ILogger logger, ListingId listing, TenantId tenant, string fault);

    [LoggerMessage(2005, LogLevel.Warning, "{Count} snapshot(s) of tenant {Tenant} were not written: {Fault}. They are served from memory, and fetched again when they are out of it.")]
    public static partial void SnapshotsNotWritten(ILogger logger, int count, TenantId tenant, string fault);

    [LoggerMessage(2006, LogLevel.Information, "No turn to ask for listing {Listing} of tenant {Tenant} was to be had ({Reason}); this node asks by itself.")]
    public static partial void NoTurn(ILogger logger, ListingId listing, TenantId tenant, string reason);

    [LoggerMessage(2007, LogLevel.Debug, "The snapshots that nodes share did not answer: {Fault}. The database is asked instead.")]
    public static partial void TierFailed(ILogger logger, string fault);

    [LoggerMessage(2008, LogLevel.Information, "Listing {Listing} of tenant {Tenant} was not brought up to date: {Reason}. Not again for {Pause}.")]
    public static partial void RefreshFailed(ILogger logger, ListingId listing, TenantId tenant, string reason, TimeSpan pause);

    [LoggerMessage(2009, LogLevel.Error, "A look at what to bring up to date failed; the next follows.")]
    public static partial void LookFailed(ILogger logger, Exception exception);

    [LoggerMessage(2010, LogLevel.Information, "What a live answer told of {Listings} listing(s) of tenant {Tenant} was not learnt: {Fault}. The snapshots stay as they are.")]
    public static partial void NotLearnt(ILogger logger, int listings, TenantId tenant, string fault);

    [LoggerMessage(2011, LogLevel.Information, "A live question failed after its deadline: {Fault}. Its answer counted as not given already.")]
    public static partial void LateQuestionFailed(ILogger logger, string fault);

    [LoggerMessage(2012, LogLevel.Error, "The connector of marketplace '{Marketplace}' failed at a search for tenant {Tenant}; the other marketplaces answer without it. This is a fault of the connector.")]
    public static partial void SearchFailed(ILogger logger, Exception exception, MarketplaceId marketplace, TenantId tenant);

    [LoggerMessage(2003, LogLevel.Warning, "Could not verify {Lines} line(s) at {Marketplace} for tenant {Tenant}: {Reason}")]
    public static partial void VerificationFailed(ILogger logger, int lines, MarketplaceId marketplace, TenantId tenant, string reason);
}
