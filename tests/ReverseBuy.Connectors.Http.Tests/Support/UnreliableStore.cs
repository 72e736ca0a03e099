using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Connectors.Http.Tests.Support;

/// <summary>A store that several hosts share, and that fails when it is told to.</summary>
internal sealed class UnreliableStore : ICredentialStore
{
    private readonly ConcurrentDictionary<(TenantId, MarketplaceId, BuyingAccountId), AccountCredentials> _stored = new();
    private int _tries;

    /// <summary>How often it was asked to replace something, whatever became of it.</summary>
    public int Tries => _tries;

    /// <summary>What a try to replace something meets before anything is changed; its number counts from 1.</summary>
    public Action<int> Before { get; set; } = _ => { };

    /// <summary>What it meets after everything was changed.</summary>
    public Action<int> After { get; set; } = _ => { };

    public ValueTask<AccountCredentials?> FindAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_stored.GetValueOrDefault((tenant, marketplace, account)));

    public ValueTask SaveAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials credentials,
        Actor by,
        CancellationToken cancellationToken)
    {
        _stored[(tenant, marketplace, account)] = credentials;
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> RemoveAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_stored.TryRemove((tenant, marketplace, account), out _));

    public ValueTask<bool> ReplaceAsync(
        TenantId tenant,
        MarketplaceId marketplace,
        BuyingAccountId account,
        AccountCredentials expected,
        AccountCredentials credentials,
        CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _tries);
        Before(number);
        var replaced = _stored.TryUpdate((tenant, marketplace, account), credentials, expected);
        After(number);
        return ValueTask.FromResult(replaced);
    }
}
