using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ReverseBuy;
using ReverseBuy.Connectors;
using ReverseBuy.Health;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Redis;
using ReverseBuy.Redis.Budgets;
using ReverseBuy.Redis.Connection;
using ReverseBuy.Tenancy;
using ReverseBuy.Redis.Leases;
using ReverseBuy.Redis.Snapshots;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses Redis for what several nodes share.</summary>
public static class RedisReverseBuyBuilderExtensions
{
    /// <summary>Shares call budgets and snapshots between the nodes of a host, and leases when <see cref="RedisOptions.KeepLeases"/> says so.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configuration">The servers, as StackExchange.Redis writes them: <c>redis.internal:6379,password=…</c>. It is a secret, and never logged.</param>
    /// <param name="configure">Changes what is shared, and how long anybody waits for it.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// The connection is made when it is first needed. A Redis that is down neither fails the start nor any read: nodes go on by themselves until it is back.
    /// </remarks>
    public static IReverseBuyBuilder UseRedis(this IReverseBuyBuilder builder, string configuration, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        return builder.Use(options => new RedisEndpoint(configuration, options), configure);
    }

    /// <summary>The same over a connection that the host has; it stays the host's, and is not closed.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="connection">The connection. Make it with <c>abortConnect=false</c>, or a Redis that is down fails the host that makes it.</param>
    /// <param name="configure">Changes what is shared, and how long anybody waits for it.</param>
    /// <returns>The same builder.</returns>
    public static IReverseBuyBuilder UseRedis(this IReverseBuyBuilder builder, IConnectionMultiplexer connection, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connection);
        return builder.Use(_ => new RedisEndpoint(connection), configure);
    }

    private static IReverseBuyBuilder Use(this IReverseBuyBuilder builder, Func<RedisOptions, RedisEndpoint> endpoint, Action<RedisOptions>? configure)
    {
        var options = new RedisOptions();
        configure?.Invoke(options);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(options);
        services.TryAddSingleton(_ => endpoint(options));
        services.TryAddSingleton<RedisTelemetry>();
        services.TryAddSingleton<RedisKeys>();
        services.TryAddSingleton<RedisServer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITenantData, TenantKeys>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, RedisProbe>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ConnectAtStart>());
        if (options.ShareBudgets)
        {
            builder.NoteSeamProvider(new SeamProvider("count of calls", nameof(UseRedis)));
            services.TryAddSingleton<ISharedAllowance, RedisSharedAllowance>();
        }

        if (options.ShareSnapshots)
        {
            builder.NoteSeamProvider(new SeamProvider("shared snapshots", nameof(UseRedis)));
            services.TryAddSingleton<SnapshotNews>();
            services.TryAddSingleton<ISnapshotTier, RedisSnapshotTier>();
        }

        if (options.KeepLeases)
        {
            // The storage serves leases too, and may have been chosen before or after.
            builder.NoteSeamProvider(new SeamProvider("leases", nameof(UseRedis)));
            services.Replace(ServiceDescriptor.Singleton<ILeases, RedisLeases>());
        }

        return builder;
    }
}
