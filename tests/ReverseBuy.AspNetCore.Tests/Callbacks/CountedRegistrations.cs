using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.AspNetCore.Tests.Callbacks;

/// <summary>A control database whose questions are counted, and that can be down.</summary>
internal sealed class CountedRegistrations(IAppRegistrationStore sound) : IAppRegistrationStore
{
    private int _questions;

    public bool IsDown { get; set; }

    public int Questions => Volatile.Read(ref _questions);

    public ValueTask<IReadOnlyList<AppRegistration>> ListAsync(CancellationToken cancellationToken)
    {
        Ask();
        return sound.ListAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<RegisteredAccount>> ListAccountsAsync(CancellationToken cancellationToken)
    {
        Ask();
        return sound.ListAccountsAsync(cancellationToken);
    }

    public ValueTask SaveAsync(AppRegistration registration, Actor by, CancellationToken cancellationToken) => sound.SaveAsync(registration, by, cancellationToken);

    public ValueTask ForgetPreviousSecretsAsync(DateTimeOffset now, CancellationToken cancellationToken) => sound.ForgetPreviousSecretsAsync(now, cancellationToken);

    public ValueTask RemoveAsync(AppRegistrationId id, Actor by, CancellationToken cancellationToken) => sound.RemoveAsync(id, by, cancellationToken);

    public ValueTask<bool> SaveAccountAsync(RegisteredAccount account, CancellationToken cancellationToken) => sound.SaveAccountAsync(account, cancellationToken);

    public ValueTask<bool> RemoveAccountAsync(TenantId tenant, MarketplaceId marketplace, string name, CancellationToken cancellationToken) =>
        sound.RemoveAccountAsync(tenant, marketplace, name, cancellationToken);

    private void Ask()
    {
        Interlocked.Increment(ref _questions);
        if (IsDown)
        {
            throw new PowerCutException();
        }
    }
}
