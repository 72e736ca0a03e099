using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Redis.Tests.Support;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Tests.Registration;

public sealed class UseRedisTests(SharedRedis shared)
{
    private const string Nowhere = "127.0.0.1:1,password=very-secret,connectTimeout=200";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_starts_without_redis_and_what_nodes_share_is_not_there()
    {
        await using var services = Host(builder => builder.UseRedis(Nowhere));
        foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(Token);
        }

        var found = await services.GetRequiredService<ISnapshotTier>().FindManyAsync(Listings.Anna, [Listings.Key()], Token);
        Assert.Null(Assert.Single(found));
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => services.GetRequiredService<ISharedAllowance>()
            .TakeAsync(new CallAllowance(Listings.Anna, Listings.Key().Listing.Marketplace, Listings.Key().Account, 1, 1, 0), CallLane.Verify, TimeSpan.Zero, Token).AsTask());
        Assert.Equal(("redis.unavailable", true), (fault.Code, fault.IsTransient));
        Assert.DoesNotContain("very-secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leases_stay_with_the_storage_unless_redis_is_told_to_keep_them_whichever_was_chosen_first(bool isStorageFirst)
    {
        await using var usual = Host(builder => Choose(builder, _ => { }));
        await using var kept = Host(builder => Choose(builder, options => options.KeepLeases = true));

        Assert.IsType<StorageLeases>(usual.GetRequiredService<ILeases>());
        Assert.Equal("RedisLeases", kept.GetRequiredService<ILeases>().GetType().Name);
        Assert.Equal(["count of calls", "shared snapshots"], usual.GetServices<SeamProvider>().Select(seam => seam.Seam));
        Assert.Equal(["count of calls", "shared snapshots", "leases"], kept.GetServices<SeamProvider>().Select(seam => seam.Seam));
        Assert.All(kept.GetServices<SeamProvider>(), seam => Assert.Equal("UseRedis", seam.Provider));

        void Choose(IReverseBuyBuilder builder, Action<RedisOptions> configure)
        {
            if (isStorageFirst)
            {
                builder.Services.TryAddStorageLeases();
            }

            builder.UseRedis(Nowhere, configure);
            builder.Services.TryAddStorageLeases();
        }
    }

    [Fact]
    public async Task What_is_not_to_be_shared_is_not_served()
    {
        await using var services = Host(builder => builder.UseRedis(Nowhere, options => (options.ShareBudgets, options.KeepLeases, options.ShareSnapshots) = (false, true, false)));

        Assert.Null(services.GetService<ISharedAllowance>());
        Assert.Null(services.GetService<ISnapshotTier>());
        Assert.NotNull(services.GetService<ILeases>());
    }

    [Fact]
    public async Task A_connection_of_the_hosts_own_is_used_and_stays_open()
    {
        shared.Require();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(shared.Configuration);
        var prefix = $"t{Guid.NewGuid():N}";
        await using (var services = Host(builder => builder.UseRedis(connection, options => options.KeyPrefix = prefix)))
        {
            var tier = services.GetRequiredService<ISnapshotTier>();
            await tier.SaveManyAsync(Listings.Anna, [Listings.Of(Listings.Key())], Token);
            Assert.NotNull(Assert.Single(await tier.FindManyAsync(Listings.Anna, [Listings.Key()], Token)));
        }

        Assert.True(connection.IsConnected);
        await using var site = new RedisSite(await ConnectionMultiplexer.ConnectAsync(shared.Configuration), shared.Configuration, prefix);
        Assert.Single(await site.KeysAsync());
    }

    [Theory]
    [InlineData("KeyPrefix")]
    [InlineData("CommandTimeout")]
    [InlineData("PauseAfterFailures")]
    [InlineData("SnapshotLifetime")]
    [InlineData("shares nothing")]
    [InlineData("names no server")]
    [InlineData("cannot be read")]
    public void A_host_whose_settings_make_no_sense_does_not_start_and_says_which(string problem)
    {
        var configuration = problem switch
        {
            "names no server" => "password=very-secret",
            "cannot be read" => "redis:6379,password=very-secret,connectTimeout=soon",
            _ => Nowhere,
        };
        using var services = Host(builder => builder.UseRedis(configuration, options =>
        {
            options.KeyPrefix = problem == "KeyPrefix" ? "a{b}" : options.KeyPrefix;
            options.CommandTimeout = problem == "CommandTimeout" ? TimeSpan.Zero : options.CommandTimeout;
            options.PauseAfterFailures = problem == "PauseAfterFailures" ? TimeSpan.FromHours(1) : options.PauseAfterFailures;
            options.SnapshotLifetime = problem == "SnapshotLifetime" ? TimeSpan.FromSeconds(1) : options.SnapshotLifetime;
            (options.ShareBudgets, options.ShareSnapshots) = problem == "shares nothing" ? (false, false) : (true, true);
        }));

        var error = Assert.Throws<ConfigurationException>(() => services.GetServices<IHostedService>().ToList());

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", error.ToString(), StringComparison.Ordinal);
    }

    private static ServiceProvider Host(Action<IReverseBuyBuilder> use)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IIdGenerator, RandomIds>();
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        use(new Builder(services));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
