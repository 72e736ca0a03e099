using Microsoft.Extensions.Logging;
using ReverseBuy.Orders;

namespace ReverseBuy.Tenancy;

internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "The app registrations could not be read anew ({Failure}). The last good copy serves; the next try is in {Delay}.")]
    public static partial void RegistrationsNotRenewed(ILogger logger, string failure, TimeSpan delay);

    [LoggerMessage(4102, LogLevel.Information, "The settings of tenant {Tenant} are at version {Version}; changed in the role {Role}: {Settings}.")]
    public static partial void SettingsChanged(ILogger logger, TenantId tenant, long version, ActorKind role, string settings);

    [LoggerMessage(4103, LogLevel.Warning, "Counted uses of credentials could not be written (databases: {Databases}; the first: {Failure}). They are kept, and written with the next ones in {Delay}.")]
    public static partial void CredentialUsesNotWritten(ILogger logger, int databases, string failure, TimeSpan delay);

    [LoggerMessage(6501, LogLevel.Warning, "Changes of tenants cannot be read from the control database ({Failure}); what was known last holds, and it is asked again in {Delay}.")]
    public static partial void TenantsNotSeen(ILogger logger, TimeSpan delay, string failure);

    [LoggerMessage(6502, LogLevel.Information, "Changes of tenants are read again.")]
    public static partial void TenantsSeenAgain(ILogger logger);
}
