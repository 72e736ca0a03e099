using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every store of credentials promises. Derive it and make the store; nothing here knows which one it is.</summary>
public abstract class CredentialStoreSuite : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ICredentialStore Store { get; private set; } = null!;

    private static AccountCredentials Old { get; } = new("old") { RefreshToken = "old-refresh", ExpiresAt = Samples.Noon.AddTicks(1), FencingToken = 7 };

    private static AccountCredentials New { get; } = new("new") { FencingToken = long.MaxValue };

    public async ValueTask InitializeAsync() => Store = await MakeAsync([Samples.Anna, Samples.Boris]);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    [Fact]
    public async Task What_is_stored_comes_back_and_is_replaced_by_what_is_stored_next()
    {
        await SaveAsync(Old);
        Assert.Equal(Old, await FindAsync());

        await SaveAsync(New);
        Assert.Equal(New, await FindAsync());
    }

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

    [Fact]
    public async Task What_is_expected_is_replaced()
    {
        await SaveAsync(Old);

        Assert.True(await ReplaceAsync(Old, New));

        Assert.Equal(New, await FindAsync());
    }

    public static TheoryData<string> Differences => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(Differences))]
    public async Task What_is_not_expected_stays(string difference)
    {
        await SaveAsync(Others[difference]);

        Assert.False(await ReplaceAsync(Old, New));

        Assert.Equal(Others[difference], await FindAsync());
    }

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
    protected abstract ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants);

    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private ValueTask SaveAsync(AccountCredentials credentials) => Store.SaveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, credentials, Token);

    private ValueTask<AccountCredentials?> FindAsync() => Store.FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token);

    private ValueTask<bool> ReplaceAsync(AccountCredentials expected, AccountCredentials credentials) =>
        Store.ReplaceAsync(Samples.Anna, Samples.Marketplace, Samples.Account, expected, credentials, Token);
}
