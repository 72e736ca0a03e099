using ReverseBuy.Inventory;
using ReverseBuy.Redis.Snapshots;
using ReverseBuy.Redis.Tests.Support;
using ReverseBuy.Testing;

namespace ReverseBuy.Redis.Tests.Snapshots;

public sealed class RedisSnapshotTierTests(SharedRedis redis) : SnapshotTierSuite
{
    private static readonly SnapshotKey Key = Listings.Key();

    private RedisSite? _site;
    private RedisNode? _node;
    private RedisNode? _other;

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

    protected override async ValueTask<ISnapshotTier> MakeNodeAsync()
    {
        _site ??= await redis.OpenAsync();
        var made = new RedisNode(_site.Configuration, _site.Prefix, TimeProvider.System);
        (_node, _other) = _node is null ? (made, null) : (_node, made);
        return made.Snapshots;
    }

    protected override async ValueTask OnDisposeAsync()
    {
        foreach (var disposed in new IAsyncDisposable?[] { _node, _other, _site })
        {
            if (disposed is not null)
            {
                await disposed.DisposeAsync();
            }
        }
    }

    private async Task SaveAsync(KeyedSnapshot snapshot) =>
        await Tier.SaveManyAsync(snapshot.Key.Tenant, [snapshot], Token);

    private async Task<Snapshot?> FindAsync(SnapshotKey key) =>
        Assert.Single(await Tier.FindManyAsync(key.Tenant, [key], Token));

    private async Task ListenersAsync(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await _site!.ListenersAsync(_node!.Keys.SnapshotNews) < count)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
