using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>What every store of app registrations promises. Derive it and make the store; nothing here knows which one it is. The tests come with it, for each a new instance.</summary>
public abstract class AppRegistrationStoreSuite : IAsyncLifetime
{
    private static readonly AppRegistrationId s_first = new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    // It differs in its case alone.
    private static readonly AppRegistrationId s_second = new("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA");

    private static readonly Actor s_by = new(ActorKind.Operator, "o-7");

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store under test.</summary>
    protected IAppRegistrationStore Store { get; private set; } = null!;

    private static RegisteredAccount Shop { get; } = new(Samples.Marketplace, "b2b-2208", Samples.Anna, Samples.Account);

    /// <summary>Makes the store.</summary>
    /// <returns>A task that ends when it is made.</returns>
    public async ValueTask InitializeAsync() => Store = await MakeAsync();

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Every member of a registration comes back and is replaced by what is saved next.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_of_a_registration_comes_back_and_is_replaced_by_what_is_saved_next()
    {
        var shared = new AppRegistration(s_first, Samples.Marketplace, "500001", "s3cret-密");
        var owned = new AppRegistration(s_second, new MarketplaceId("taobao"), "500002", "other") { Owner = Samples.Anna };
        await Store.SaveAsync(shared, s_by, Token);
        await Store.SaveAsync(owned, s_by, Token);
        Assert.Equivalent(new[] { shared, owned }, await Store.ListAsync(Token), strict: true);

        var rotated = owned with { AppSecret = "new", Owner = null };
        await Store.SaveAsync(rotated, s_by, Token);
        Assert.Equivalent(new[] { shared, rotated }, await Store.ListAsync(Token), strict: true);
    }

    /// <summary>A previous secret is kept until its time is over, and no longer.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_previous_secret_is_kept_until_its_time_is_over()
    {
        var rotated = new AppRegistration(s_first, Samples.Marketplace, "500001", "new") { PreviousSecret = "old-密", PreviousUntil = Samples.Noon };
        var later = rotated with { Id = s_second, PreviousUntil = Samples.Noon.AddTicks(1) };
        await Store.SaveAsync(rotated, s_by, Token);
        await Store.SaveAsync(later, s_by, Token);
        await Store.ForgetPreviousSecretsAsync(Samples.Noon.AddTicks(-1), Token);
        Assert.Equivalent(new[] { rotated, later }, await Store.ListAsync(Token), strict: true);

        await Store.ForgetPreviousSecretsAsync(Samples.Noon, Token);

        Assert.Equivalent(new[] { rotated with { PreviousSecret = null, PreviousUntil = null }, later }, await Store.ListAsync(Token), strict: true);
    }

    /// <summary>A registration that was removed is gone and no other.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_registration_that_was_removed_is_gone_and_no_other()
    {
        var kept = new AppRegistration(s_first, Samples.Marketplace, "1", "a");
        await Store.SaveAsync(kept, s_by, Token);
        await Store.SaveAsync(kept with { Id = s_second }, s_by, Token);
        await Store.RemoveAsync(s_second, s_by, Token);
        await Store.RemoveAsync(s_second, s_by, Token);
        Assert.Equal([kept], await Store.ListAsync(Token));
    }

    /// <summary>An account is one tenants and no other takes it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_account_is_one_tenants_and_no_other_takes_it()
    {
        Assert.True(await Store.SaveAccountAsync(Shop, Token));
        Assert.False(await Store.SaveAccountAsync(Shop with { Tenant = Samples.Boris }, Token));
        Assert.Equal([Shop], await Store.ListAccountsAsync(Token));
        Assert.False(await Store.RemoveAccountAsync(Samples.Boris, Shop.Marketplace, Shop.Name, Token));
        Assert.Equal([Shop], await Store.ListAccountsAsync(Token));

        var moved = Shop with { Account = new BuyingAccountId("second") };
        Assert.True(await Store.SaveAccountAsync(moved, Token));
        Assert.Equal([moved], await Store.ListAccountsAsync(Token));

        Assert.True(await Store.RemoveAccountAsync(Samples.Anna, Shop.Marketplace, Shop.Name, Token));
        Assert.False(await Store.RemoveAccountAsync(Samples.Anna, Shop.Marketplace, Shop.Name, Token));
        Assert.True(await Store.SaveAccountAsync(Shop with { Tenant = Samples.Boris }, Token));
    }

    /// <summary>Accounts whose names resemble each other are told apart and so are marketplaces.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Accounts_whose_names_resemble_each_other_are_told_apart_and_so_are_marketplaces()
    {
        RegisteredAccount[] accounts =
        [
            Shop,
            Shop with { Name = "B2B-2208", Tenant = Samples.Boris },
            Shop with { Name = "b2b-2208 ", Tenant = Samples.Boris },
            Shop with { Marketplace = new MarketplaceId("taobao"), Tenant = Samples.Boris },
        ];
        foreach (var account in accounts)
        {
            Assert.True(await Store.SaveAccountAsync(account, Token));
        }

        Assert.Equivalent(accounts, await Store.ListAccountsAsync(Token), strict: true);
    }

    /// <summary>Of many tenants who ask for one account at once one gets it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_tenants_who_ask_for_one_account_at_once_one_gets_it()
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tries = Enumerable.Range(0, 12).Select(number => Task.Run(
            async () =>
            {
                await start.Task;
                return await Store.SaveAccountAsync(Shop with { Tenant = new TenantId($"tenant-{number}") }, Token);
            },
            Token)).ToList();
        start.SetResult();
        var got = await Task.WhenAll(tries);

        Assert.Single(got, true);
        Assert.Equal($"tenant-{Array.IndexOf(got, true)}", Assert.Single(await Store.ListAccountsAsync(Token)).Tenant.Value);
    }

    /// <summary>Makes an empty store.</summary>
    /// <returns>The store.</returns>
    protected abstract ValueTask<IAppRegistrationStore> MakeAsync();

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;
}
