using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Connectors.Http;

/// <summary>What is logged of accounts: which one, and the kind of the failure. Exceptions go to the caller; no token and no words of a platform are written.</summary>
internal static partial class ConnectorLog
{
    public static void Renewed(ILogger logger, AccountKey key) => Renewed(logger, key.Account, key.Tenant, key.Marketplace);

    public static void NotRenewed(ILogger logger, AccountKey key, MarketplaceErrorKind kind) => NotRenewed(logger, key.Account, key.Tenant, key.Marketplace, kind);

    public static void BreakerChanged(ILogger logger, AccountKey key, string state) => BreakerChanged(logger, key.Account, key.Tenant, key.Marketplace, state);

    public static void TokenNotSaved(ILogger logger, AccountKey key, string failure) => TokenNotSaved(logger, key.Account, key.Tenant, key.Marketplace, failure);

    public static void TokenSavedLate(ILogger logger, AccountKey key) => TokenSavedLate(logger, key.Account, key.Tenant, key.Marketplace);

    public static void ClockSet(ILogger logger, MarketplaceId marketplace, TimeSpan offset) => ClockSet(logger, marketplace, offset.TotalSeconds);

    [LoggerMessage(
        7007,
        LogLevel.Warning,
        "The count of calls that nodes share does not answer ({Failure}). This node counts its own calls alone until it does, so accounts may be called faster than their budget by all nodes together.")]
    public static partial void CountsAlone(ILogger logger, string failure);

    [LoggerMessage(7008, LogLevel.Information, "The count of calls that nodes share answers again, and is used.")]
    public static partial void SharesAgain(ILogger logger);

    [LoggerMessage(7001, LogLevel.Information, "The token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} was renewed.")]
    private static partial void Renewed(ILogger logger, BuyingAccountId account, TenantId tenant, MarketplaceId marketplace);

    [LoggerMessage(
        7002,
        LogLevel.Warning,
        "The token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} could not be renewed: {Kind}. AuthExpired means that the account's owner must consent again; anything else is tried again.")]
    private static partial void NotRenewed(ILogger logger, BuyingAccountId account, TenantId tenant, MarketplaceId marketplace, MarketplaceErrorKind kind);

    [LoggerMessage(7003, LogLevel.Warning, "Calls of buying account {Account} of tenant {Tenant} at marketplace {Marketplace}: the breaker is {State}.")]
    private static partial void BreakerChanged(ILogger logger, BuyingAccountId account, TenantId tenant, MarketplaceId marketplace, string state);

    [LoggerMessage(
        7004,
        LogLevel.Error,
        "The new token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} could not be stored ({Failure}). It is used from memory and offered to the store with every call; if this process ends before, the account's owner may have to consent again. Look after the tenant's database.")]
    private static partial void TokenNotSaved(ILogger logger, BuyingAccountId account, TenantId tenant, MarketplaceId marketplace, string failure);

    [LoggerMessage(7005, LogLevel.Information, "The new token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} is stored now, or a newer one was.")]
    private static partial void TokenSavedLate(ILogger logger, BuyingAccountId account, TenantId tenant, MarketplaceId marketplace);

    [LoggerMessage(
        7006,
        LogLevel.Warning,
        "Marketplace {Marketplace} refused the time of a call. Its clock is {Seconds} seconds ahead of this machine's, and calls are signed by it from now on. Set this machine's clock right.")]
    private static partial void ClockSet(ILogger logger, MarketplaceId marketplace, double seconds);
}
