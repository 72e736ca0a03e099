using ReverseBuy.Connectors;
using ReverseBuy.Inventory;

namespace ReverseBuy.Testing;

/// <summary>What every snapshot store promises, whoever keeps it. Derive it and make one; nothing here knows which it is.</summary>
public abstract class SnapshotStoreSuite : IAsyncLifetime
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected ISnapshotStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Store = await MakeAsync([Samples.Anna, Samples.Boris]);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    [Fact]
    public async Task Every_member_of_a_listing_comes_back()
    {
        var full = new Snapshot(Samples.Full(), Samples.Noon.AddTicks(1));
        var bare = new Snapshot(Samples.Bare("最简单"), new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.FromHours(8)));
        await Store.SaveManyAsync(
            Samples.Anna,
            [new KeyedSnapshot(Samples.Key(Samples.Anna), full), new KeyedSnapshot(Samples.Key(Samples.Anna, "7"), bare)],
            Token);

        Assert.Equivalent(full, await Store.FindAsync(Samples.Key(Samples.Anna), Token), strict: true);
        Assert.Equivalent(bare, await Store.FindAsync(Samples.Key(Samples.Anna, "7"), Token), strict: true);
    }

    [Fact]
    public async Task Answers_come_in_the_order_of_the_keys_and_what_was_never_stored_is_nothing()
    {
        await Store.SaveAsync(Samples.Key(Samples.Anna, "2"), Titled("二"), Token);
        await Store.SaveAsync(Samples.Key(Samples.Anna, "1"), Titled("一"), Token);

        var found = await Store.FindManyAsync(
            Samples.Anna, [Samples.Key(Samples.Anna, "1"), Samples.Key(Samples.Anna, "absent"), Samples.Key(Samples.Anna, "2")], Token);

        Assert.Equal(["一", null, "二"], found.Select(snapshot => snapshot?.Product.Title));
        Assert.Empty(await Store.FindManyAsync(Samples.Anna, [], Token));
        await Store.SaveManyAsync(Samples.Anna, [], Token);
    }

    [Fact]
    public async Task An_older_snapshot_never_replaces_a_newer_one()
    {
        var key = Samples.Key(Samples.Anna);
        await Store.SaveAsync(key, Titled("新"), Token);
        await Store.SaveManyAsync(Samples.Anna, [new(key, Titled("旧", -1)), new(Samples.Key(Samples.Anna, "other"), Titled("旁"))], Token);
        Assert.Equal("新", await TitleAsync(key));
        Assert.Equal("旁", await TitleAsync(Samples.Key(Samples.Anna, "other")));

        await Store.SaveAsync(key, Titled("更新", 1), Token);
        Assert.Equal("更新", await TitleAsync(key));
    }

    [Fact]
    public async Task A_listing_that_is_gone_is_removed_unless_it_was_seen_later()
    {
        var key = Samples.Key(Samples.Anna);
        await Store.SaveAsync(key, Titled("在"), Token);
        await Store.RemoveAsync(key, Samples.Noon.AddTicks(-1), Token);
        Assert.Equal("在", await TitleAsync(key));

        await Store.RemoveAsync(key, Samples.Noon, Token);
        Assert.Null(await Store.FindAsync(key, Token));
        await Store.RemoveAsync(key, Samples.Noon, Token);
    }

    [Fact]
    public async Task A_change_that_was_told_of_is_found_with_what_was_captured_before_until_it_is_captured_again()
    {
        var key = Samples.Key(Samples.Anna);
        await Store.MarkChangedAsync(key, Samples.Noon, Token);
        Assert.Null(await Store.FindAsync(key, Token));

        await Store.SaveAsync(key, Titled("一"), Token);
        await Store.MarkChangedAsync(key, Samples.Noon, Token);
        Assert.Null((await Store.FindAsync(key, Token))!.ChangedAt);

        await Store.MarkChangedAsync(key, Samples.Noon.AddSeconds(5), Token);
        await Store.MarkChangedAsync(key, Samples.Noon.AddSeconds(3), Token);
        Assert.Equal(Samples.Noon.AddSeconds(5), (await Store.FindAsync(key, Token))!.ChangedAt);

        await Store.SaveAsync(key, Titled("二", 4), Token);
        Assert.Equal(Samples.Noon.AddSeconds(5), (await Store.FindAsync(key, Token))!.ChangedAt);
        await Store.SaveAsync(key, Titled("三", 5), Token);
        Assert.Null((await Store.FindAsync(key, Token))!.ChangedAt);
    }

    [Fact]
    public async Task A_snapshot_of_another_account_or_tenant_is_another_snapshot()
    {
        var key = Samples.Key(Samples.Anna);
        await Store.SaveAsync(key, Titled("一"), Token);

        Assert.Null(await Store.FindAsync(key with { Account = new BuyingAccountId("Main") }, Token));
        Assert.Null(await Store.FindAsync(key with { Tenant = Samples.Boris }, Token));
        await Store.RemoveAsync(key with { Account = new BuyingAccountId("Main") }, Samples.Noon, Token);
        Assert.Equal("一", await TitleAsync(key));
    }

    [Fact]
    public async Task A_key_of_one_tenant_is_never_asked_of_another()
    {
        var key = Samples.Key(Samples.Boris);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.FindManyAsync(Samples.Anna, [key], Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => Store.SaveManyAsync(Samples.Anna, [new(key, Titled("错"))], Token).AsTask());
        Assert.Null(await Store.FindAsync(key, Token));
    }

    [Fact]
    public async Task Of_100_writers_at_once_all_succeed_and_the_newest_wins()
    {
        var shared = Samples.Key(Samples.Anna);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(
            async () =>
            {
                // Not in order of age: 7 and 100 have no common factor.
                var age = number * 7 % 100;
                await Store.SaveManyAsync(
                    Samples.Anna,
                    [new(shared, Titled($"第{age}", -age)), new(Samples.Key(Samples.Anna, $"own-{number}"), Titled("各"))],
                    Token);
            },
            Token)));

        Assert.Equal("第0", await TitleAsync(shared));
        var own = await Store.FindManyAsync(Samples.Anna, [.. Enumerable.Range(0, 100).Select(number => Samples.Key(Samples.Anna, $"own-{number}"))], Token);
        Assert.All(own, Assert.NotNull);
    }

    [Fact]
    public async Task A_thousand_listings_are_saved_and_read_at_once()
    {
        List<SnapshotKey> keys = [.. Enumerable.Range(0, 1200).Select(number => Samples.Key(Samples.Anna, $"n-{number}"))];
        await Store.SaveManyAsync(Samples.Anna, [.. keys.Select((key, number) => new KeyedSnapshot(key, Titled($"第{number}")))], Token);

        var found = await Store.FindManyAsync(Samples.Anna, keys, Token);

        Assert.Equal(Enumerable.Range(0, 1200).Select(number => $"第{number}"), found.Select(snapshot => snapshot!.Product.Title));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_is_saved_and_removed_in_whatever_order_it_holds_what_a_model_holds(int seed)
    {
        var random = new Random(seed);
        var model = new Dictionary<SnapshotKey, Snapshot>();
        List<SnapshotKey> keys =
        [
            .. from account in new[] { "main", "second" }
               from listing in Enumerable.Range(0, 5)
               select new SnapshotKey(Samples.Anna, new BuyingAccountId(account), new(Samples.Marketplace, $"m-{listing}")),
        ];
        for (var step = 0; step < 60; step++)
        {
            var at = random.Next(-20, 20);
            var some = keys.Where(_ => random.Next(3) == 0).ToList();
            if (random.Next(4) == 0)
            {
                foreach (var key in some)
                {
                    await Store.RemoveAsync(key, Samples.Noon.AddSeconds(at), Token);
                    if (model.TryGetValue(key, out var held) && held.CapturedAt <= Samples.Noon.AddSeconds(at))
                    {
                        model.Remove(key);
                    }
                }
            }
            else
            {
                List<KeyedSnapshot> saved = [.. some.Select(key => new KeyedSnapshot(key, Titled($"{seed}.{step}", at)))];
                await Store.SaveManyAsync(Samples.Anna, saved, Token);
                foreach (var (key, snapshot) in saved)
                {
                    if (!model.TryGetValue(key, out var held) || held.CapturedAt <= snapshot.CapturedAt)
                    {
                        model[key] = snapshot;
                    }
                }
            }

            var found = await Store.FindManyAsync(Samples.Anna, keys, Token);
            Assert.Equal(
                keys.Select(key => model.GetValueOrDefault(key)?.Product.Title),
                found.Select(snapshot => snapshot?.Product.Title));
        }
    }

    /// <summary>Makes an empty store in which these tenants are known.</summary>
    protected abstract ValueTask<ISnapshotStore> MakeAsync(IReadOnlyList<TenantId> tenants);

    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    private static Snapshot Titled(string title, int seconds = 0) => new(Samples.Bare(title), Samples.Noon.AddSeconds(seconds));

    private async Task<string?> TitleAsync(SnapshotKey key) => (await Store.FindAsync(key, Token))?.Product.Title;
}
