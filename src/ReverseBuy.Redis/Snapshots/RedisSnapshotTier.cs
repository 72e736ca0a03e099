using Microsoft.Extensions.Logging;
using ReverseBuy.Inventory;
using ReverseBuy.Redis.Connection;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Snapshots;

/// <summary>Snapshots that nodes share in Redis. Without Redis it has none, and nobody is told of anything.</summary>
internal sealed class RedisSnapshotTier(RedisServer server, RedisKeys keys, SnapshotNews news, RedisOptions options, ILogger<RedisSnapshotTier> logger) : ISnapshotTier
{
    private const string Purpose = "snapshots";

    // Redis does nothing else while it works on one question.
    private const int SnapshotsPerQuestion = 100;

    private readonly long _lifetime = (long)options.SnapshotLifetime.TotalMilliseconds;

    public async ValueTask<IReadOnlyList<Snapshot?>> FindManyAsync(TenantId tenant, IReadOnlyList<SnapshotKey> keys, CancellationToken cancellationToken)
    {
        SnapshotKey.RequireTenant(keys, tenant);
        var found = new List<Snapshot?>(keys.Count);
        try
        {
            foreach (var some in keys.Chunk(SnapshotsPerQuestion))
            {
                var texts = await server.AskAsync(Purpose, redis => redis.GetDatabase().StringGetAsync(KeysOf(some)), cancellationToken).ConfigureAwait(false);
                found.AddRange(some.Zip(texts, Read));
            }
        }
        catch (ReverseBuyException)
        {
            // A reader asks the database; that Redis is gone is logged and measured where it was asked.
            found.AddRange(new Snapshot?[keys.Count - found.Count]);
        }

        return found;
    }

    public async ValueTask SaveManyAsync(TenantId tenant, IReadOnlyList<KeyedSnapshot> snapshots, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        SnapshotKey.RequireTenant(snapshots.Select(snapshot => snapshot.Key), tenant);
        try
        {
            foreach (var some in snapshots.Chunk(SnapshotsPerQuestion))
            {
                await server.AskAsync(Purpose, redis => SaveAsync(redis, some), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ReverseBuyException)
        {
            // They are in the tenant's database, where other nodes find them.
        }
    }

    public async ValueTask RemoveAsync(SnapshotKey key, DateTimeOffset before, CancellationToken cancellationToken)
    {
        try
        {
            await server.AskAsync(Purpose, redis => RemoveAsync(redis, key, before), cancellationToken).ConfigureAwait(false);
        }
        catch (ReverseBuyException)
        {
            // Other nodes show it until they look again; whoever orders is verified against upstream.
        }
    }

    public IDisposable Subscribe(ISnapshotListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        return news.Subscribe(listener);
    }

    private async Task<bool> SaveAsync(IConnectionMultiplexer redis, KeyedSnapshot[] snapshots)
    {
        var saved = (long[])(await redis.GetDatabase().ScriptEvaluateAsync(
            SnapshotScripts.Save,
            KeysOf(snapshots.Select(snapshot => snapshot.Key)),
            [_lifetime, .. snapshots.Select(snapshot => (RedisValue)SnapshotText.Write(snapshot.Snapshot))]).ConfigureAwait(false))!;
        var told = snapshots.Where((_, index) => saved[index] == 1).Select(snapshot => (snapshot.Key, snapshot.Snapshot.CapturedAt)).ToList();
        if (told.Count > 0)
        {
            await news.TellAsync(redis, told).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<bool> RemoveAsync(IConnectionMultiplexer redis, SnapshotKey key, DateTimeOffset before)
    {
        await redis.GetDatabase().ScriptEvaluateAsync(SnapshotScripts.Remove, KeysOf([key]), [_lifetime, SnapshotText.Moment(before)]).ConfigureAwait(false);
        await news.TellAsync(redis, [(key, before)]).ConfigureAwait(false);
        return true;
    }

    private RedisKey[] KeysOf(IEnumerable<SnapshotKey> snapshots) => [.. snapshots.Select(key => (RedisKey)keys.Snapshot(key))];

    private Snapshot? Read(SnapshotKey key, RedisValue text)
    {
        try
        {
            return SnapshotText.Read(text, key.Listing);
        }
        catch (ReverseBuyException exception)
        {
            Log.SnapshotUnreadable(logger, key.Tenant.Value, exception.Code);
            return null;
        }
    }
}
