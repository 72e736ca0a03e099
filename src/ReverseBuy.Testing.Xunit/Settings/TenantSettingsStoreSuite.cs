using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Testing;

/// <summary>What every store of tenants' settings promises. Derive it and make the store; nothing here knows which one it is. The tests come with it, for each a new instance.</summary>
public abstract class TenantSettingsStoreSuite : IAsyncLifetime
{
    private static readonly Actor s_by = new(ActorKind.Operator, "o-7");

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The store under test.</summary>
    protected ITenantSettingsStore Store { get; private set; } = null!;

    private static TenantSettings Full { get; } = new()
    {
        Marketplaces = [Samples.Marketplace, new MarketplaceId("taobao")],
        PriceRules = new PriceRuleSettings { Fall = VerificationDecision.Accept, RiseWithinTolerance = VerificationDecision.Hold, RiseBeyondTolerance = VerificationDecision.Refuse },
        Tolerance = new ToleranceSettings { AbsorbedRise = 0.0125m, AbsorbedAmount = new Money(2.5m, Currency.CNY) },
        Warehouses =
        [
            new TenantWarehouse(new WarehouseAddress
            {
                Warehouse = new WarehouseId("gz-2"),
                Province = "广东省",
                City = "广州市",
                District = "白云区",
                Street = "\"石井\" <街道> 12 号",
                DistrictCode = "440111",
                PostalCode = "510430",
                ContactName = "王小明",
                ContactPhone = "13800000000",
            }) { IsClosed = true },
        ],
        Languages = ["pt-BR", "en"],
        Currencies = [Currency.EUR, Currency.USD],
        Quotas = new QuotaSettings { OrdersADay = 100, LiveCallsAMinute = int.MaxValue },
    };

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

    /// <summary>Who never set any has none, and no notes.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_never_set_any_has_none()
    {
        Assert.Equal(0, (await Store.FindAsync(Samples.Anna, Token)).Version);
        Assert.Equal("{}", await TextAsync(Samples.Anna));
        Assert.Empty(await Store.ListChangesAsync(Samples.Anna, null, 10, Token));
    }

    /// <summary>Every member comes back and is replaced by what is saved next.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Every_member_comes_back_and_is_replaced_by_what_is_saved_next()
    {
        Assert.True(await SaveAsync(Full, 1));
        Assert.Equal(1, (await Store.FindAsync(Samples.Anna, Token)).Version);
        Assert.Equal(SettingsFormat.Write(Full), await TextAsync(Samples.Anna));

        var bare = new TenantSettings { Quotas = new QuotaSettings { OrdersADay = 1 } };
        Assert.True(await SaveAsync(bare, 2));
        Assert.Equal(2, (await Store.FindAsync(Samples.Anna, Token)).Version);
        Assert.Equal(SettingsFormat.Write(bare), await TextAsync(Samples.Anna));
    }

    /// <summary>Settings are one tenant's, and so are the notes of who changed them.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task They_are_one_tenants_and_so_are_the_notes()
    {
        await SaveAsync(Full, 1);

        Assert.Equal("{}", await TextAsync(Samples.Boris));
        Assert.Empty(await Store.ListChangesAsync(Samples.Boris, null, 10, Token));

        await Store.RemoveAsync(Samples.Boris, Token);
        Assert.Equal(1, (await Store.FindAsync(Samples.Anna, Token)).Version);
    }

    /// <summary>Whoever expects another version stores nothing, and leaves no note.</summary>
    /// <param name="version">The version that would be made.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Who_expects_another_version_stores_nothing_and_leaves_no_note(long version)
    {
        await SaveAsync(Full, 1);
        await SaveAsync(Full with { Languages = ["de"] }, 2);

        Assert.False(await SaveAsync(new TenantSettings(), version));

        Assert.Equal(2, (await Store.FindAsync(Samples.Anna, Token)).Version);
        Assert.Equal(SettingsFormat.Write(Full with { Languages = ["de"] }), await TextAsync(Samples.Anna));
        Assert.Equal([2L, 1L], (await Store.ListChangesAsync(Samples.Anna, null, 10, Token)).Select(change => change.Version));
    }

    /// <summary>Of many who change the same version one is first, and the others are told.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_many_who_change_the_same_version_one_is_first()
    {
        await SaveAsync(Full, 1);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tries = Enumerable.Range(1, 12).Select(number => Task.Run(
            async () =>
            {
                await start.Task;
                return await SaveAsync(new TenantSettings { Quotas = new QuotaSettings { OrdersADay = number } }, 2);
            },
            Token)).ToList();
        start.SetResult();
        var saved = await Task.WhenAll(tries);

        Assert.Single(saved, true);
        Assert.Equal(Array.IndexOf(saved, true) + 1, (await Store.FindAsync(Samples.Anna, Token)).Settings.Quotas!.OrdersADay);
        Assert.Equal([2L, 1L], (await Store.ListChangesAsync(Samples.Anna, null, 10, Token)).Select(change => change.Version));
    }

    /// <summary>Every member of a note comes back, the newest note first, page by page.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Notes_come_back_the_newest_first_and_page_by_page()
    {
        for (var version = 1; version <= 5; version++)
        {
            await SaveAsync(Full with { Quotas = new QuotaSettings { OrdersADay = version } }, version);
        }

        var first = await Store.ListChangesAsync(Samples.Anna, null, 2, Token);
        var second = await Store.ListChangesAsync(Samples.Anna, first[^1].Version, 2, Token);
        var third = await Store.ListChangesAsync(Samples.Anna, second[^1].Version, 2, Token);

        Assert.Equal([5L, 4L, 3L, 2L, 1L], first.Concat(second).Concat(third).Select(change => change.Version));
        Assert.Equivalent(NoteOf(5), first[0], strict: true);
        Assert.Empty(await Store.ListChangesAsync(Samples.Anna, 1, 2, Token));
    }

    /// <summary>What was removed is gone with its notes, and is begun anew.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_removed_is_gone_with_its_notes_and_is_begun_anew()
    {
        await SaveAsync(Full, 1);
        await SaveAsync(new TenantSettings(), 2);

        await Store.RemoveAsync(Samples.Anna, Token);
        await Store.RemoveAsync(Samples.Anna, Token);

        Assert.Equal(0, (await Store.FindAsync(Samples.Anna, Token)).Version);
        Assert.Empty(await Store.ListChangesAsync(Samples.Anna, null, 10, Token));
        Assert.True(await SaveAsync(Full, 1));
    }

    /// <summary>Makes an empty store in which these tenants are known.</summary>
    /// <param name="tenants">The tenants.</param>
    /// <returns>The store.</returns>
    protected abstract ValueTask<ITenantSettingsStore> MakeAsync(IReadOnlyList<TenantId> tenants);

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private static SettingsChange NoteOf(long version) => new(
        version, Samples.Noon.AddTicks(version), s_by, [new SettingDifference("quotas.ordersADay", null, $"{version}"), new SettingDifference("languages", "pt-BR, 中文", null)]);

    private ValueTask<bool> SaveAsync(TenantSettings settings, long version) => Store.TrySaveAsync(Samples.Anna, settings, NoteOf(version), Token);

    private async Task<string> TextAsync(TenantId tenant) => SettingsFormat.Write((await Store.FindAsync(tenant, Token)).Settings);
}
