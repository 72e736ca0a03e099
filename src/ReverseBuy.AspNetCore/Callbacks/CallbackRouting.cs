using Microsoft.Extensions.Logging;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>Verifies a callback and finds out whose it is, by what is in memory alone: forged ones cost no database a look.</summary>
internal sealed class CallbackRouting(
    IAppRegistrations registrations, IConnectors connectors, ICredentialUses uses, TimeProvider time, ILogger<CallbackRouting> logger)
{
    /// <summary>Finds what reads callbacks of a registration; <see langword="null"/> when the marketplace is served no more.</summary>
    public ICallbackReceiver? FindReceiver(AppRegistration registration) =>
        connectors.All.Any(connector => connector.Marketplace == registration.Marketplace && connector.Capabilities.HasFlag(ConnectorCapabilities.Callbacks))
            ? connectors.Require<ICallbackReceiver>(registration.Marketplace)
            : null;

    /// <exception cref="ReverseBuyException">The registrations cannot be read yet.</exception>
    public async ValueTask<RoutedCallback> RouteAsync(
        ICallbackReceiver receiver, AppRegistration registration, CallbackRequest request, CancellationToken cancellationToken)
    {
        var read = Read(receiver, registration, request);
        uses.NoteCallback(registration, read is not CallbackReading.Forged);
        switch (read)
        {
            case CallbackReading.Genuine { Hints.Count: 0 }:
                return new RoutedCallback(CallbackOutcome.NotFollowed);
            case CallbackReading.Genuine reading:
                return await FindAccountAsync(registration, reading, cancellationToken).ConfigureAwait(false);
            case CallbackReading.Unreadable unreadable:
                Log.Unreadable(logger, registration.Marketplace.Value, unreadable.Reason);
                return new RoutedCallback(CallbackOutcome.Unreadable);
            default:
                return new RoutedCallback(CallbackOutcome.Forged);
        }
    }

    // While a marketplace changes over to a new secret, it signs with either.
    private CallbackReading Read(ICallbackReceiver receiver, AppRegistration registration, CallbackRequest request)
    {
        var reading = receiver.Read(request, registration.AppSecret);
        return reading is CallbackReading.Forged && registration.PreviousSecret is { } previous && time.GetUtcNow() < registration.PreviousUntil
            ? receiver.Read(request, previous)
            : reading;
    }

    private async ValueTask<RoutedCallback> FindAccountAsync(AppRegistration registration, CallbackReading.Genuine reading, CancellationToken cancellationToken)
    {
        var account = reading.Account is { } name
            ? await registrations.FindAccountAsync(registration.Marketplace, name, cancellationToken).ConfigureAwait(false)
            : await FindOnlyAccountAsync(registration, cancellationToken).ConfigureAwait(false);
        if (account is null)
        {
            return new RoutedCallback(CallbackOutcome.UnknownAccount);
        }

        // Whoever has an application of his own can sign whatever he likes: it is believed for his accounts alone.
        return registration.Owner is { } owner && owner != account.Tenant
            ? new RoutedCallback(CallbackOutcome.Forged)
            : new RoutedCallback(Outcome: null) { Account = account, Reading = reading };
    }

    // A message that names no account can only be believed of an application that has just one.
    private async ValueTask<RegisteredAccount?> FindOnlyAccountAsync(AppRegistration registration, CancellationToken cancellationToken)
    {
        if (registration.Owner is not { } owner)
        {
            return null;
        }

        var accounts = await registrations.ListAccountsAsync(owner, cancellationToken).ConfigureAwait(false);
        var candidates = accounts.Where(account => account.Marketplace == registration.Marketplace).Take(2).ToList();
        return candidates.Count == 1 ? candidates[0] : null;
    }
}
