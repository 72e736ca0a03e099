using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The credentials that hold: those in the store, or newer ones that a platform issued and the store did not take. Where a refresh token works once,
/// losing those would lose the account, so they are used from memory and offered to the store again with every later call. Thread-safe.
/// </summary>
internal sealed class HeldCredentials(ICredentialStore store, ConnectorTelemetry telemetry, ILogger<HeldCredentials> logger)
{
    private const int TriesAtOnce = 2;

    private readonly ConcurrentDictionary<AccountKey, UnsavedCredentials> _unsaved = new();

    /// <summary>The credentials that hold; <see langword="null"/> when the account is not connected.</summary>
    public async ValueTask<AccountCredentials?> FindAsync(AccountKey key, CancellationToken cancellationToken) =>
        _unsaved.TryGetValue(key, out var unsaved)
            ? await SettleAsync(key, unsaved, cancellationToken).ConfigureAwait(false)
            : await store.FindAsync(key.Tenant, key.Marketplace, key.Account, cancellationToken).ConfigureAwait(false);

    /// <summary>Holds newly issued credentials, and stores them if the store can be reached.</summary>
    /// <param name="key">The account.</param>
    /// <param name="before">The credentials that they were issued for.</param>
    /// <param name="issued">The new ones.</param>
    /// <returns>Those that hold from now on: the new ones, unless a newer renewal or a person was first.</returns>
    public async ValueTask<AccountCredentials?> KeepAsync(AccountKey key, AccountCredentials before, AccountCredentials issued)
    {
        // In memory first: from here on nothing that happens to the store can lose them.
        var unsaved = _unsaved.AddOrUpdate(
            key,
            static (_, given) => new UnsavedCredentials(given.Issued, given.Before),
            static (_, older, given) => new UnsavedCredentials(given.Issued, older.Replaced),
            (Issued: issued, Before: before));
        AccountCredentials? held = issued;
        for (var tries = 0; tries < TriesAtOnce && _unsaved.TryGetValue(key, out var still) && ReferenceEquals(still, unsaved); tries++)
        {
            held = await SettleAsync(key, unsaved, CancellationToken.None).ConfigureAwait(false);
        }

        return held;
    }

    private async ValueTask<AccountCredentials?> SettleAsync(AccountKey key, UnsavedCredentials unsaved, CancellationToken cancellationToken)
    {
        if (!unsaved.TryBegin())
        {
            return unsaved.Issued;
        }

        try
        {
            var held = await SaveAsync(key, unsaved, cancellationToken).ConfigureAwait(false);
            _unsaved.TryRemove(new(key, unsaved));
            telemetry.TokenSaved(key.Marketplace, held == unsaved.Issued ? ConnectorTelemetry.Done : "overtaken");
            if (unsaved.IsTold)
            {
                ConnectorLog.TokenSavedLate(logger, key);
            }

            return held;
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            telemetry.TokenSaved(key.Marketplace, "failed");
            if (!unsaved.IsTold)
            {
                unsaved.IsTold = true;
                ConnectorLog.TokenNotSaved(logger, key, exception.GetType().Name);
            }

            return unsaved.Issued;
        }
        finally
        {
            unsaved.End();
        }
    }

    private async ValueTask<AccountCredentials?> SaveAsync(AccountKey key, UnsavedCredentials unsaved, CancellationToken cancellationToken)
    {
        var expected = unsaved.Replaced;
        while (!await store.ReplaceAsync(key.Tenant, key.Marketplace, key.Account, expected, unsaved.Issued, cancellationToken).ConfigureAwait(false))
        {
            var stored = await store.FindAsync(key.Tenant, key.Marketplace, key.Account, cancellationToken).ConfigureAwait(false);

            // Ours are there when an earlier try arrived and its answer did not. What a person stored, or a later holder of the lease, is newer than ours.
            if (stored is null || stored == unsaved.Issued || stored.FencingToken is null || stored.FencingToken >= unsaved.Issued.FencingToken)
            {
                return stored;
            }

            // Whoever stored these had lost the lease to us before it did: ours are newer.
            expected = stored;
        }

        return unsaved.Issued;
    }
}
