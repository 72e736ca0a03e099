using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Testing.Snapshots.Tiers;

namespace ReverseBuy.Testing;

/// <summary>
/// What every tier that shares snapshots between nodes promises while it can be reached and forgets nothing. Derive it and make its nodes; nothing here knows
/// which tier it is. The tests come with it, for each a new instance.
/// </summary>
public abstract partial class SnapshotTierSuite : IAsyncLifetime
{
    private static readonly SnapshotKey Key = KeyOf();

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The tier as one node has it.</summary>
    protected ISnapshotTier Tier { get; private set; } = null!;

    /// <summary>The same tier as another node has it.</summary>
    protected ISnapshotTier OtherTier { get; private set; } = null!;

    /// <summary>How long news may take from node to node before a test fails, by the wall clock; a minute unless set. Only a failing test waits for it.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(1);

    /// <summary>Makes two nodes.</summary>
    /// <returns>A task that ends when they are made.</returns>
    public async ValueTask InitializeAsync() => (Tier, OtherTier) = (await MakeNodeAsync(), await MakeNodeAsync());

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>What one node shares is whole for the others, and its moment is kept to the last tick.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_one_node_shared_another_finds_with_every_member_and_to_the_tick()
    {
        var shared = Titled(Key, seconds: 0.1234567);
        await SaveAsync(Tier, shared);

        Assert.Equivalent(shared.Snapshot, await FindAsync(OtherTier, Key), strict: true);
    }

    /// <summary>There is one answer per key, in the order of the keys, however many they are.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Answers_come_in_the_order_of_the_keys_and_what_was_never_shared_is_nothing()
    {
        List<SnapshotKey> keys = [.. Enumerable.Range(0, 250).Select(number => KeyOf($"n-{number}"))];
        await SaveAsync(Tier, [.. keys.Where((_, number) => number % 7 != 0).Select(key => Titled(key, $"of {key.Listing.Value}"))]);

        var found = await OtherTier.FindManyAsync(Samples.Anna, [.. keys.AsEnumerable().Reverse()], Token);

        Assert.Equal(
            Enumerable.Range(0, 250).Reverse().Select(number => number % 7 == 0 ? null : $"of n-{number}"),
            found.Select(snapshot => snapshot?.Product.Title));
        Assert.Empty(await Tier.FindManyAsync(Samples.Anna, [], Token));
        await Tier.SaveManyAsync(Samples.Anna, [], Token);
    }

    /// <summary>An older snapshot never replaces a newer one, whichever node shares it and when.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_newest_capture_wins_whoever_comes_last()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(
            () =>
            {
                // Not in order of age: 7 and 60 have no common factor.
                var age = number * 7 % 60;
                return SaveAsync(number % 2 == 0 ? Tier : OtherTier, Titled(Key, $"{age} ticks old", -age / 10_000_000.0));
            },
            Token)));

        // Whoever of them came last, this one comes later yet.
        await SaveAsync(OtherTier, Titled(Key, "a second old", -1));
        Assert.Equal("0 ticks old", (await FindAsync(Tier, Key))?.Product.Title);
    }

    /// <summary>A removal is of what was captured before its moment, also of what comes after it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_captured_before_a_removal_is_gone_and_does_not_come_back_late()
    {
        await SaveAsync(Tier, Titled(Key, "before"));
        await Tier.RemoveAsync(Key, Samples.Noon, Token);
        Assert.Equal("before", (await FindAsync(Tier, Key))?.Product.Title);

        await Tier.RemoveAsync(Key, Samples.Noon.AddSeconds(5), Token);
        Assert.Null(await FindAsync(OtherTier, Key));
        await SaveAsync(OtherTier, Titled(Key, "late", 4.9999999));
        Assert.Null(await FindAsync(Tier, Key));
        await SaveAsync(OtherTier, Titled(Key, "new", 5));
        Assert.Equal("new", (await FindAsync(Tier, Key))?.Product.Title);
        await Tier.RemoveAsync(Key, Samples.Noon.AddSeconds(1), Token);
        Assert.Equal("new", (await FindAsync(Tier, Key))?.Product.Title);
    }

    /// <summary>Keys that a careless tier would take for one another are of different snapshots.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="account">The account.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData("7", "Main", "1688", "anna")]
    [InlineData("7", "main", "1688", "boris")]
    [InlineData("7", "main", "1688:main", "anna")]
    [InlineData("main:7", "main", "1688", "anna")]
    [InlineData("7 ", "main", "1688", "anna")]
    [InlineData("7*", "{main}", "1688", "anna")]
    [InlineData("%0037", "main", "1688", "anna")]
    [InlineData("７", "主账号", "淘宝", "anna")]
    public async Task Every_account_has_its_own_snapshots_however_names_are_written(string listing, string account, string marketplace, string tenant)
    {
        var key = KeyOf(listing, account, marketplace, tenant);
        await SaveAsync(Tier, Titled(Key, "mine"));
        Assert.Null(await FindAsync(Tier, key));
        await SaveAsync(Tier, Titled(key, "theirs"));
        await Tier.RemoveAsync(Key, Samples.Noon.AddSeconds(1), Token);

        Assert.Equal("theirs", (await FindAsync(OtherTier, key))?.Product.Title);
    }

    /// <summary>A key of another tenant is a mistake of the caller.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_key_of_one_tenant_is_never_asked_of_another()
    {
        var key = KeyOf(tenant: Samples.Boris.Value);
        await Assert.ThrowsAsync<ArgumentException>(() => Tier.FindManyAsync(Samples.Anna, [key], Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Tier.SaveManyAsync(Samples.Anna, [Titled(key)], Token).AsTask());
    }

    /// <summary>Nodes hear what others shared or removed, until they want to hear no more; what was left out is no news.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself()
    {
        HeardNews mine = new(Patience), theirs = new(Patience), gone = new(Patience);
        OtherTier.Subscribe(gone).Dispose();
        using var here = await ListenAsync(Tier, mine, OtherTier);
        using var there = await ListenAsync(OtherTier, theirs, Tier);

        var odd = KeyOf("款 7:\n{*}", "主 账号", "1688:x");
        await SaveAsync(Tier, Titled(Key, seconds: 3), Titled(odd, seconds: 4));
        Assert.Equal([(Key, Samples.Noon.AddSeconds(3)), (odd, Samples.Noon.AddSeconds(4))], await theirs.TakeAsync(2));

        await Tier.RemoveAsync(odd, Samples.Noon.AddSeconds(5), Token);
        Assert.Equal([(odd, Samples.Noon.AddSeconds(5))], await theirs.TakeAsync(1));

        await SaveAsync(Tier, Titled(Key, seconds: 2));
        await SaveAsync(OtherTier, Titled(Key, seconds: 6));
        Assert.Equal([(Key, Samples.Noon.AddSeconds(6))], await mine.TakeAsync(1));
        await AssertNothingMoreAsync(mine, OtherTier);
        await AssertNothingMoreAsync(theirs, Tier);
        Assert.Equal(0, gone.Waiting);
    }

    /// <summary>Makes a node of a tier of this test's own, which holds nothing when the first is made. It is asked for two.</summary>
    /// <returns>The tier as the node has it.</returns>
    protected abstract ValueTask<ISnapshotTier> MakeNodeAsync();

    /// <summary>Cleans up after a test, also when <see cref="MakeNodeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private static SnapshotKey KeyOf(string listing = "7", string account = "main", string marketplace = "1688", string tenant = "anna") =>
        new(new TenantId(tenant), new BuyingAccountId(account), new ListingId(new MarketplaceId(marketplace), listing));

    private static KeyedSnapshot Titled(SnapshotKey key, string title = "女士T恤 \"2026\" 😀", double seconds = 0)
    {
        var full = Samples.Full(title);
        var product = full with { Id = key.Listing, Skus = [.. full.Skus.Select(sku => sku with { Id = sku.Id with { Listing = key.Listing } })] };
        return new KeyedSnapshot(key, new Snapshot(product, Samples.Noon.AddSeconds(seconds)));
    }

    private static async Task SaveAsync(ISnapshotTier tier, params KeyedSnapshot[] snapshots) =>
        await tier.SaveManyAsync(snapshots[0].Key.Tenant, snapshots, Token);

    private static async Task<Snapshot?> FindAsync(ISnapshotTier tier, SnapshotKey key) =>
        Assert.Single(await tier.FindManyAsync(key.Tenant, [key], Token));
}
