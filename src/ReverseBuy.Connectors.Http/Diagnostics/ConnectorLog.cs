using Microsoft.Extensions.Logging;

namespace ReverseBuy.Connectors.Http;

/// <summary>What is logged of accounts: which one, and the kind of the failure. Exceptions go to the caller; no token and no words of a platform are written.</summary>
internal static class ConnectorLog
{
    private static readonly Action<ILogger, string, string, string, Exception?> RenewedMessage = LoggerMessage.Define<string, string, string>(
        LogLevel.Information, new EventId(7001, nameof(Renewed)), "The token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} was renewed.");

    private static readonly Action<ILogger, string, string, string, MarketplaceErrorKind, Exception?> NotRenewedMessage =
        LoggerMessage.Define<string, string, string, MarketplaceErrorKind>(
            LogLevel.Warning,
            new EventId(7002, nameof(NotRenewed)),
            "The token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} could not be renewed: {Kind}. AuthExpired means that the account's owner must consent again; anything else is tried again.");

    private static readonly Action<ILogger, string, string, string, string, Exception?> BreakerMessage = LoggerMessage.Define<string, string, string, string>(
        LogLevel.Warning, new EventId(7003, nameof(BreakerChanged)), "Calls of buying account {Account} of tenant {Tenant} at marketplace {Marketplace}: the breaker is {State}.");

    public static void Renewed(ILogger logger, AccountKey key) => RenewedMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, null);

    public static void NotRenewed(ILogger logger, AccountKey key, MarketplaceErrorKind kind) =>
        NotRenewedMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, kind, null);

    public static void BreakerChanged(ILogger logger, AccountKey key, string state) =>
        BreakerMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, state, null);
}
