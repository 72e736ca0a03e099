using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;

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

    private static readonly Action<ILogger, string, string, string, string, Exception?> TokenNotSavedMessage = LoggerMessage.Define<string, string, string, string>(
        LogLevel.Error,
        new EventId(7004, nameof(TokenNotSaved)),
        "The new token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} could not be stored ({Failure}). It is used from memory and offered to the store with every call; if this process ends before, the account's owner may have to consent again. Look after the tenant's database.");

    private static readonly Action<ILogger, string, string, string, Exception?> TokenSavedLateMessage = LoggerMessage.Define<string, string, string>(
        LogLevel.Information, new EventId(7005, nameof(TokenSavedLate)), "The new token of buying account {Account} of tenant {Tenant} at marketplace {Marketplace} is stored now, or a newer one was.");

    private static readonly Action<ILogger, string, double, Exception?> ClockSetMessage = LoggerMessage.Define<string, double>(
        LogLevel.Warning,
        new EventId(7006, nameof(ClockSet)),
        "Marketplace {Marketplace} refused the time of a call. Its clock is {Seconds} seconds ahead of this machine's, and calls are signed by it from now on. Set this machine's clock right.");

    private static readonly Action<ILogger, string, Exception?> CountsAloneMessage = LoggerMessage.Define<string>(
        LogLevel.Warning,
        new EventId(7007, nameof(CountsAlone)),
        "The count of calls that nodes share does not answer ({Failure}). This node counts its own calls alone until it does, so accounts may be called faster than their budget by all nodes together.");

    private static readonly Action<ILogger, Exception?> SharesAgainMessage = LoggerMessage.Define(
        LogLevel.Information, new EventId(7008, nameof(SharesAgain)), "The count of calls that nodes share answers again, and is used.");

    public static void CountsAlone(ILogger logger, string failure) => CountsAloneMessage(logger, failure, null);

    public static void SharesAgain(ILogger logger) => SharesAgainMessage(logger, null);

    public static void TokenNotSaved(ILogger logger, AccountKey key, string failure) =>
        TokenNotSavedMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, failure, null);

    public static void TokenSavedLate(ILogger logger, AccountKey key) => TokenSavedLateMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, null);

    public static void ClockSet(ILogger logger, MarketplaceId marketplace, TimeSpan offset) => ClockSetMessage(logger, marketplace.Value, offset.TotalSeconds, null);

    public static void Renewed(ILogger logger, AccountKey key) => RenewedMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, null);

    public static void NotRenewed(ILogger logger, AccountKey key, MarketplaceErrorKind kind) =>
        NotRenewedMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, kind, null);

    public static void BreakerChanged(ILogger logger, AccountKey key, string state) =>
        BreakerMessage(logger, key.Account.Value, key.Tenant.Value, key.Marketplace.Value, state, null);
}
