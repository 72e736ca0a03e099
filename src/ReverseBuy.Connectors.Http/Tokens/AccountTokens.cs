using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Auditing;
using ReverseBuy.Messaging;

namespace ReverseBuy.Connectors.Http;

/// <summary>Gives out the tokens of buying accounts and renews them: one renewal of an account at a time, in this process and, by a lease, in all.</summary>
/// <remarks>Issuers are looked up when they are needed, for they call through the gateway that asks here.</remarks>
internal sealed class AccountTokens(
    HeldCredentials credentials,
    ILeases leases,
    ICredentialUses uses,
    IServiceProvider services,
    ConnectorTelemetry telemetry,
    TimeProvider time,
    ILogger<AccountTokens> logger)
{
    // Longer than any issuer waits for its answer: a lease that ends too early would let a second node use the same refresh token.
    private static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(1);
    private const int LeaseTries = 3;

    private readonly ConcurrentDictionary<AccountKey, Lazy<Task<AccountCredentials>>> _underWay = new();
    private readonly ConcurrentDictionary<AccountKey, FailedRenewal> _failed = new();

    /// <summary>The token to call with; renewed first when it is about to end.</summary>
    public async ValueTask<string> CurrentAsync(PlatformClient platform, ConnectorContext context, CancellationToken cancellationToken)
    {
        var key = AccountKey.Of(platform.Marketplace, context);
        var current = await credentials.FindAsync(key, cancellationToken).ConfigureAwait(false)
            ?? throw Refusal(key, "has no credentials. Connect the account with ITenants.ConnectAccountAsync first.", null);
        if (!EndsSoon(platform, current) || !CanRenew(key, current))
        {
            return current.AccessToken;
        }

        try
        {
            return (await RenewedAsync(key, current.AccessToken, cancellationToken).ConfigureAwait(false)).AccessToken;
        }
        catch (MarketplaceException)
        {
            // It may still be good for a few minutes; whether it is, the platform says. A failure before the platform was asked is noted here.
            if (CanRenew(key, current))
            {
                _failed[key] = new FailedRenewal(current.RefreshToken, IsFinal: false, time.GetUtcNow() + PauseAfterFailure);
            }

            return current.AccessToken;
        }
    }

    /// <summary>The token to call with instead of one that the platform refused.</summary>
    /// <exception cref="MarketplaceException">AuthExpired: it could not be renewed.</exception>
    public async ValueTask<string> RenewAsync(
        PlatformClient platform,
        ConnectorContext context,
        string refused,
        MarketplaceException refusal,
        CancellationToken cancellationToken)
    {
        var key = AccountKey.Of(platform.Marketplace, context);
        try
        {
            return (await RenewedAsync(key, refused, cancellationToken).ConfigureAwait(false)).AccessToken;
        }
        catch (MarketplaceException exception) when (exception.Kind == MarketplaceErrorKind.AuthExpired)
        {
            throw Refusal(key, "needs its owner's consent again: its token is dead and could not be renewed. Send the owner to ITokenIssuer.AuthorizationPage, "
                + "or sign the account in with IAccountSignIn where there is no such page, or take a new token from the platform's console, and store it with ITenants.ConnectAccountAsync.", exception, refusal);
        }
        catch (MarketplaceException exception)
        {
            throw Refusal(key, "has a dead token that could not be renewed just now. It is tried again with a later call; nothing was done.", exception, refusal);
        }
    }

    private static MarketplaceException Refusal(AccountKey key, string what, MarketplaceException? cause, MarketplaceException? refusal = null) => new(
        key.Marketplace,
        MarketplaceErrorKind.AuthExpired,
        $"Buying account '{key.Account}' of tenant '{key.Tenant}' at marketplace '{key.Marketplace}' {what}",
        cause)
    {
        MarketplaceCode = refusal?.MarketplaceCode,
        RequestId = refusal?.RequestId,
        IsTransient = cause?.IsTransient ?? false,
        RetryAfter = cause?.RetryAfter,
    };

    private bool EndsSoon(PlatformClient platform, AccountCredentials credentials) =>
        platform.Options.RenewAhead > TimeSpan.Zero && credentials.ExpiresAt - time.GetUtcNow() <= platform.Options.RenewAhead;

    private bool CanRenew(AccountKey key, AccountCredentials credentials) =>
        credentials.RefreshToken is not null
        && !(_failed.TryGetValue(key, out var failed) && failed.RefreshToken == credentials.RefreshToken && (failed.IsFinal || time.GetUtcNow() < failed.Until));

    private async Task<AccountCredentials> RenewedAsync(AccountKey key, string refused, CancellationToken cancellationToken)
    {
        while (true)
        {
            var mine = new Lazy<Task<AccountCredentials>>(() => StartAlone(key, refused));
            var shared = _underWay.GetOrAdd(key, mine);
            var renewed = await shared.Value.WaitAsync(cancellationToken).ConfigureAwait(false);

            // Whoever joined a renewal of an older token may have got back the very token that was refused.
            if (renewed.AccessToken != refused)
            {
                return renewed;
            }

            if (ReferenceEquals(shared, mine))
            {
                throw Refusal(key, "was given the same dead token again. Authorise the account anew.", null);
            }
        }
    }

    // It runs under its own token and context: whoever asked first may give up, and a renewal that is cut off halfway loses the only refresh token.
    private Task<AccountCredentials> StartAlone(AccountKey key, string refused)
    {
        using var own = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        return Task.Run(RunAsync, CancellationToken.None);

        async Task<AccountCredentials> RunAsync()
        {
            try
            {
                return await RenewAloneAsync(key, refused).ConfigureAwait(false);
            }
            finally
            {
                _underWay.TryRemove(key, out _);
            }
        }
    }

    private async Task<AccountCredentials> RenewAloneAsync(AccountKey key, string refused)
    {
        for (var tries = 0; tries < LeaseTries; tries++)
        {
            var lease = await AcquireLeaseAsync(key).ConfigureAwait(false);
            await using (lease.ConfigureAwait(false))
            {
                var current = await credentials.FindAsync(key, CancellationToken.None).ConfigureAwait(false)
                    ?? throw Refusal(key, "has no credentials any more. Connect the account with ITenants.ConnectAccountAsync.", null);
                if (current.AccessToken != refused)
                {
                    return current;
                }

                // Whoever was held up until the lease had ended must not use a refresh token that the next holder may be using.
                if (await IsHeldAsync(key, lease).ConfigureAwait(false))
                {
                    return await AskIssuerAsync(key, current, lease.FencingToken).ConfigureAwait(false);
                }
            }
        }

        throw NoLease(key, null);
    }

    private async Task<ILease> AcquireLeaseAsync(AccountKey key)
    {
        try
        {
            return await leases.AcquireAsync(key.Tenant, $"token:{key.Marketplace}:{key.Account}", LeaseDuration, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A token that is still good is used without it.
            throw NoLease(key, exception);
        }
    }

    private static async Task<bool> IsHeldAsync(AccountKey key, ILease lease)
    {
        try
        {
            return await lease.RenewAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw NoLease(key, exception);
        }
    }

    private static MarketplaceException NoLease(AccountKey key, Exception? cause) => new(
        key.Marketplace,
        MarketplaceErrorKind.Unavailable,
        $"The lease for the token of buying account '{key.Account}' of tenant '{key.Tenant}' at marketplace '{key.Marketplace}' could not be had, so the platform "
        + "was not asked. Look whether what keeps the leases, the storage unless the host chose otherwise, can be reached.",
        cause!);

    private async Task<AccountCredentials> AskIssuerAsync(AccountKey key, AccountCredentials current, long fencingToken)
    {
        if (_failed.TryGetValue(key, out var failed) && failed.IsFinal && failed.RefreshToken == current.RefreshToken)
        {
            throw Refusal(key, "has a refresh token that the platform refused before. Authorise the account anew.", null);
        }

        var context = new ConnectorContext(key.Tenant, key.Account, CallLane.Token);
        var isAsked = false;
        AccountCredentials renewed;
        try
        {
            var issuer = IssuerFor(key, current);
            uses.NoteUse(context, key.Marketplace, CredentialPurpose.Renewal);
            isAsked = true;
            renewed = await issuer.RefreshAsync(context, current, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            var isFinal = exception.Kind == MarketplaceErrorKind.AuthExpired;
            _failed[key] = new FailedRenewal(current.RefreshToken, isFinal, time.GetUtcNow() + PauseAfterFailure);
            if (isFinal && isAsked)
            {
                uses.NoteRefusal(context, key.Marketplace, CredentialPurpose.Renewal);
            }

            telemetry.Renewed(key.Marketplace, ConnectorTelemetry.NameOf(exception.Kind));
            ConnectorLog.NotRenewed(logger, key, exception.Kind);
            throw;
        }

        _failed.TryRemove(key, out _);
        telemetry.Renewed(key.Marketplace, ConnectorTelemetry.Done);
        ConnectorLog.Renewed(logger, key);
        return await credentials.KeepAsync(key, current, renewed with { FencingToken = fencingToken }).ConfigureAwait(false)
            ?? throw Refusal(key, "has no credentials any more. Connect the account with ITenants.ConnectAccountAsync.", null);
    }

    private ITokenIssuer IssuerFor(AccountKey key, AccountCredentials current) =>
        current.RefreshToken is null ? throw Refusal(key, "has no refresh token. Authorise the account anew.", null)
        : services.GetKeyedService<ITokenIssuer>(key.Marketplace)
            ?? throw Refusal(key, "cannot be renewed: its connector issues no tokens. Store a new one with ITenants.ConnectAccountAsync.", null);
}
