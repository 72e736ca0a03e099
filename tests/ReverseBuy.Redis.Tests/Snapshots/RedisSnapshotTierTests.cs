using ReverseBuy.Inventory;
using ReverseBuy.Redis.Snapshots;
using ReverseBuy.Redis.Tests.Support;

namespace ReverseBuy.Redis.Tests.Snapshots;

public sealed class RedisSnapshotTierTests(SharedRedis redis) : IAsyncLifetime
{
    private static readonly SnapshotKey Key = Listings.Key();

    private RedisSite? _site;
    private RedisNode? _node;
    private RedisNode? _other;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ISnapshotTier Tier => _node!.Snapshots;

    public async ValueTask InitializeAsync()
    {
        _site = await redis.OpenAsync();
        _node = new RedisNode(_site.Configuration, _site.Prefix, TimeProvider.System);
        _other = new RedisNode(_site.Configuration, _site.Prefix, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            await _node.DisposeAsync();
            await _other!.DisposeAsync();
            await _site!.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_one_node_shared_another_finds_with_every_member_and_to_the_tick()
    {
        var shared = Listings.Of(Key, seconds: 0.1234567);
        await SaveAsync(shared);

        Assert.Equivalent(shared.Snapshot, await FindAsync(Key, _other), strict: true);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_keys_and_what_was_never_shared_is_nothing()
    {
        List<SnapshotKey> keys = [.. Enumerable.Range(0, 250).Select(number => Listings.Key($"n-{number}"))];
        await Tier.SaveManyAsync(Listings.Anna, [.. keys.Where((_, number) => number % 7 != 0).Select(key => Listings.Of(key, $"of {key.Listing.Value}"))], Token);

        var found = await _other!.Snapshots.FindManyAsync(Listings.Anna, [.. keys.AsEnumerable().Reverse()], Token);

        Assert.Equal(
            Enumerable.Range(0, 250).Reverse().Select(number => number % 7 == 0 ? null : $"of n-{number}"),
            found.Select(snapshot => snapshot?.Product.Title));
        Assert.Empty(await Tier.FindManyAsync(Listings.Anna, [], Token));
        await Tier.SaveManyAsync(Listings.Anna, [], Token);
    }

    [Fact]
    public async Task The_newest_capture_wins_whoever_comes_last()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(
            () =>
            {
                // Not in order of age: 7 and 60 have no common factor.
                var age = number * 7 % 60;
                return SaveAsync(Listings.Of(Key, $"{age} ticks old", -age / 10_000_000.0), number % 2 == 0 ? _node : _other);
            },
            Token)));

        Assert.Equal("0 ticks old", (await FindAsync(Key))!.Product.Title);
    }

    [Fact]
    public async Task What_was_captured_before_a_removal_is_gone_and_does_not_come_back_late()
    {
        await SaveAsync(Listings.Of(Key, "before"));
        await Tier.RemoveAsync(Key, Listings.Noon, Token);
        Assert.Equal("before", (await FindAsync(Key))!.Product.Title);

        await Tier.RemoveAsync(Key, Listings.Noon.AddSeconds(5), Token);
        Assert.Null(await FindAsync(Key, _other));
        await SaveAsync(Listings.Of(Key, "late", 4.9999999), _other);
        Assert.Null(await FindAsync(Key));
        await SaveAsync(Listings.Of(Key, "new", 5), _other);
        Assert.Equal("new", (await FindAsync(Key))!.Product.Title);
        await Tier.RemoveAsync(Key, Listings.Noon.AddSeconds(1), Token);
        Assert.Equal("new", (await FindAsync(Key))!.Product.Title);
    }

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
        var key = Listings.Key(listing, account, marketplace, tenant);
        await SaveAsync(Listings.Of(Key, "mine"));
        Assert.Null(await FindAsync(key));
        await SaveAsync(Listings.Of(key, "theirs"));
        await Tier.RemoveAsync(Key, Listings.Noon.AddSeconds(1), Token);

        Assert.Equal("theirs", (await FindAsync(key, _other))!.Product.Title);
    }

    [Fact]
    public async Task A_key_of_one_tenant_is_never_asked_of_another()
    {
        var key = Listings.Key(tenant: "boris");
        await Assert.ThrowsAsync<ArgumentException>(() => Tier.FindManyAsync(Listings.Anna, [key], Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Tier.SaveManyAsync(Listings.Anna, [Listings.Of(key)], Token).AsTask());
    }

    [Fact]
    public async Task A_snapshot_is_kept_for_its_lifetime_counted_from_its_last_sharing()
    {
        await SaveAsync(Listings.Of(Key));
        await _site!.ElapseAsync("*:snapshot:*", TimeSpan.FromHours(20));
        await SaveAsync(Listings.Of(Key, seconds: 1));
        await _site.ElapseAsync("*:snapshot:*", TimeSpan.FromHours(20));
        Assert.NotNull(await FindAsync(Key));
        await _site.ElapseAsync("*:snapshot:*", TimeSpan.FromHours(4));

        Assert.Null(await FindAsync(Key));
        Assert.Empty(await _site.KeysAsync("*:snapshot:*"));
    }

    [Fact]
    public async Task Other_nodes_hear_what_was_shared_or_removed_and_nobody_hears_himself()
    {
        HeardNews mine = new(), theirs = new(), gone = new();
        using var here = Tier.Subscribe(mine);
        using var there = _other!.Snapshots.Subscribe(theirs);
        _other.Snapshots.Subscribe(gone).Dispose();
        await ListenersAsync(2);

        var odd = Listings.Key("款 7:\n{*}", "主 账号", "1688:x");
        await Tier.SaveManyAsync(Listings.Anna, [Listings.Of(Key, seconds: 3), Listings.Of(odd, seconds: 4)], Token);
        Assert.Equal([(Key, Listings.Noon.AddSeconds(3)), (odd, Listings.Noon.AddSeconds(4))], [await theirs.NextAsync(), await theirs.NextAsync()]);

        await Tier.RemoveAsync(odd, Listings.Noon.AddSeconds(5), Token);
        Assert.Equal((odd, Listings.Noon.AddSeconds(5)), await theirs.NextAsync());

        // What is older than what is there is no news.
        await SaveAsync(Listings.Of(Key, seconds: 2));
        await SaveAsync(Listings.Of(Key, seconds: 6), _other);
        Assert.Equal((Key, Listings.Noon.AddSeconds(6)), await mine.NextAsync());
        Assert.Equal((0, 0, 0), (mine.Waiting, theirs.Waiting, gone.Waiting));
    }

    [Theory]
    [InlineData("2 somebody\nwhatever")]
    [InlineData("1 somebody\nanna 1688 main %12")]
    [InlineData("1 somebody\nanna 1688 main 7 noon")]
    [InlineData("")]
    public async Task News_in_a_form_that_this_version_cannot_read_may_be_anything(string message)
    {
        var heard = new HeardNews();
        using var here = Tier.Subscribe(heard);
        await ListenersAsync(1);

        await _site!.Subscriber.PublishAsync(_node!.Keys.SnapshotNews, message);

        await heard.LostAsync();
        Assert.Equal(0, heard.Waiting);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0639079128000000000 1 {\"marketplace\":\"1688\"}")]
    [InlineData("0639079128000000000 999999 {}")]
    [InlineData("0639079128000000000 x {}")]
    [InlineData("0")]
    public async Task What_cannot_be_read_is_passed_over_and_replaced_by_the_next(string text)
    {
        await _site!.Database.StringSetAsync(_node!.Keys.Snapshot(Key), text);
        Assert.Null(await FindAsync(Key));

        await SaveAsync(Listings.Of(Key, "good", seconds: 1e9));

        Assert.Equal("good", (await FindAsync(Key))?.Product.Title);
    }

    [Fact]
    public async Task A_snapshot_of_another_listing_in_its_place_is_passed_over()
    {
        await _site!.Database.StringSetAsync(_node!.Keys.Snapshot(Key), SnapshotText.Write(Listings.Of(Listings.Key("8")).Snapshot));

        Assert.Null(await FindAsync(Key));
    }

    private async Task SaveAsync(KeyedSnapshot snapshot, RedisNode? node = null) =>
        await (node ?? _node!).Snapshots.SaveManyAsync(snapshot.Key.Tenant, [snapshot], Token);

    private async Task<Snapshot?> FindAsync(SnapshotKey key, RedisNode? node = null) =>
        Assert.Single(await (node ?? _node!).Snapshots.FindManyAsync(key.Tenant, [key], Token));

    private async Task ListenersAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await _site!.ListenersAsync(_node!.Keys.SnapshotNews) < count)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
