using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>What every store of credentials promises. Derive it and make the store; nothing here knows which one it is. The tests come with it, for each a new instance.</summary>
public abstract class CredentialStoreSuite : IAsyncLifetime
{
    private static readonly Actor s_by = new(ActorKind.Operator, "o-7");

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store under test.</summary>
    protected ICredentialStore Store { get; private set; } = null!;

    private static AccountCredentials Old { get; } = new("old") { RefreshToken = "old-refresh", ExpiresAt = Samples.Noon.AddTicks(1), FencingToken = 7 };

    private static AccountCredentials New { get; } = new("new") { FencingToken = long.MaxValue };

    /// <summary>Makes the store.</summary>
    /// <returns>A task that ends when it is made.</returns>
    public async ValueTask InitializeAsync() => Store = await MakeAsync([Samples.Anna, Samples.Boris]);

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Every member of credentials comes back, and the next ones take their place.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_stored_comes_back_and_is_replaced_by_what_is_stored_next()
    {
        await SaveAsync(Old);
        Assert.Equal(Old, await FindAsync());

        await SaveAsync(New);
        Assert.Equal(New, await FindAsync());
    }

    /// <summary>Credentials belong to one tenant, marketplace and account, and a replacement connects no account.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_account_never_connected_has_no_credentials_and_none_are_put_in_their_place()
    {
        await SaveAsync(Old);

        Assert.Null(await Store.FindAsync(Samples.Boris, Samples.Marketplace, Samples.Account, Token));
        Assert.Null(await Store.FindAsync(Samples.Anna, new MarketplaceId("taobao"), Samples.Account, Token));
        var other = new BuyingAccountId("other");
        Assert.Null(await Store.FindAsync(Samples.Anna, Samples.Marketplace, other, Token));
        Assert.False(await Store.ReplaceAsync(Samples.Anna, Samples.Marketplace, other, Old, New, Token));
        Assert.Null(await Store.FindAsync(Samples.Anna, Samples.Marketplace, other, Token));
    }

    /// <summary>What was removed is gone, once, and the next are stored where it was.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_removed_is_gone_and_no_other()
    {
        var other = new BuyingAccountId("other");
        await SaveAsync(Old);
        await Store.SaveAsync(Samples.Anna, Samples.Marketplace, other, Old, s_by, Token);
        await Store.SaveAsync(Samples.Boris, Samples.Marketplace, Samples.Account, Old, s_by, Token);

        Assert.True(await RemoveAsync());
        Assert.False(await RemoveAsync());

        Assert.Null(await FindAsync());
        Assert.False(await ReplaceAsync(Old, New));
        Assert.Equal(Old, await Store.FindAsync(Samples.Anna, Samples.Marketplace, other, Token));
        Assert.Equal(Old, await Store.FindAsync(Samples.Boris, Samples.Marketplace, Samples.Account, Token));
        await SaveAsync(New);
        Assert.Equal(New, await FindAsync());
    }

    /// <summary>Whoever read what is still stored may replace it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_expected_is_replaced()
    {
        await SaveAsync(Old);

        Assert.True(await ReplaceAsync(Old, New));

        Assert.Equal(New, await FindAsync());
    }

    /// <summary>The members in which credentials can differ.</summary>
    public static TheoryData<string> Differences => [.. Others.Keys];

    /// <summary>Whoever was overtaken overwrites nothing, whichever member differs.</summary>
    /// <param name="difference">The member that differs.</param>
    /// <returns>The test.</returns>
    [Theory]
    [MemberData(nameof(Differences))]
    public async Task What_is_not_expected_stays(string difference)
    {
        await SaveAsync(Others[difference]);

        Assert.False(await ReplaceAsync(Old, New));

        Assert.Equal(Others[difference], await FindAsync());
    }

    /// <summary>Comparing and replacing are one step.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_who_expect_the_same_one_is_first()
    {
        await SaveAsync(Old);
        var start = new TaskCompletionSource();
        var tries = Enumerable.Range(0, 20).Select(number => Task.Run(
            async () =>
            {
                await start.Task;
                return await ReplaceAsync(Old, New with { RefreshToken = $"{number}" });
            },
            Token)).ToList();
        start.SetResult();
        var replaced = await Task.WhenAll(tries);

        Assert.Equal($"{Array.IndexOf(replaced, true)}", (await FindAsync())!.RefreshToken);
        Assert.Single(replaced, true);
    }

    private static Dictionary<string, AccountCredentials> Others { get; } = new(StringComparer.Ordinal)
    {
        ["access token"] = Old with { AccessToken = "OLD" },
        ["refresh token"] = Old with { RefreshToken = null },
        ["end"] = Old with { ExpiresAt = Samples.Noon },
        ["number"] = Old with { FencingToken = 8 },
    };

    /// <summary>Makes an empty store in which these tenants are known.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The store.</returns>
    protected abstract ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants);

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private ValueTask SaveAsync(AccountCredentials credentials) => Store.SaveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, credentials, s_by, Token);

    private ValueTask<bool> RemoveAsync() => Store.RemoveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, s_by, Token);

    private ValueTask<AccountCredentials?> FindAsync() => Store.FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token);

    private ValueTask<bool> ReplaceAsync(AccountCredentials expected, AccountCredentials credentials) =>
        Store.ReplaceAsync(Samples.Anna, Samples.Marketplace, Samples.Account, expected, credentials, Token);
}
