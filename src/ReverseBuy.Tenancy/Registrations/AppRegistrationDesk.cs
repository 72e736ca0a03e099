using System.Security.Cryptography;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.Tenancy.Registrations;

internal sealed class AppRegistrationDesk(
    RegistrationDirectory directory, IAppRegistrationStore store, ITenants tenants, IConnectors connectors, RandomNumberGenerator random, TimeProvider time) : IAppRegistrationDesk
{
    private const int RandomBytes = 24;
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    public async ValueTask<CallbackAddress> RegisterAsync(
        MarketplaceId marketplace, string appKey, string appSecret, Actor by, TenantId? owner, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        ArgumentException.ThrowIfNullOrWhiteSpace(appKey);
        ArgumentException.ThrowIfNullOrWhiteSpace(appSecret);
        if (!connectors.Describe(marketplace).Capabilities.HasFlag(ConnectorCapabilities.Callbacks))
        {
            throw new NotSupportedByMarketplaceException(marketplace, nameof(ConnectorCapabilities.Callbacks));
        }

        if (owner is { } tenant)
        {
            _ = await tenants.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        }

        var bytes = new byte[RandomBytes];
        random.GetBytes(bytes);
        var registration = new AppRegistration(AppRegistrationId.Of(bytes), marketplace, appKey, appSecret) { Owner = owner };
        return await SaveAsync(registration, by, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> RotateAsync(AppRegistrationId id, string appSecret, TimeSpan overlap, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        ArgumentException.ThrowIfNullOrWhiteSpace(appSecret);
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(overlap, LongestOverlap);
        return await directory.ChangeAsync(
            async () =>
            {
                var known = (await store.ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(registration => registration.Id == id);
                if (known is not null && known.AppSecret != appSecret)
                {
                    await store.SaveAsync(Rotated(known, appSecret, overlap), by, cancellationToken).ConfigureAwait(false);
                }

                return known is not null;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        await directory.ChangeAsync(
            async () =>
            {
                await store.RemoveAsync(id, by, cancellationToken).ConfigureAwait(false);
                return id;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> AssignAsync(
        TenantId tenant, MarketplaceId marketplace, string name, BuyingAccountId account, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _ = connectors.Describe(marketplace);
        _ = await tenants.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        return await directory.ChangeAsync(
            () => store.SaveAccountAsync(new RegisteredAccount(marketplace, name, tenant, account), cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> ReleaseAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return await directory.ChangeAsync(() => store.RemoveAccountAsync(tenant, marketplace, name, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private AppRegistration Rotated(AppRegistration known, string appSecret, TimeSpan overlap) => known with
    {
        AppSecret = appSecret,
        PreviousSecret = overlap > TimeSpan.Zero ? known.AppSecret : null,
        PreviousUntil = overlap > TimeSpan.Zero ? time.GetUtcNow() + overlap : null,
    };

    private ValueTask<CallbackAddress> SaveAsync(AppRegistration registration, Actor by, CancellationToken cancellationToken) => directory.ChangeAsync(
        async () =>
        {
            await store.SaveAsync(registration, by, cancellationToken).ConfigureAwait(false);
            return new CallbackAddress(registration.Id, registration.Marketplace);
        },
        cancellationToken);
}
