using System.Globalization;
using ReverseBuy.Tenancy;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Connection;

/// <summary>All that nodes share of a tenant: snapshots, counts of calls and leases. It looks through the keys of every server, which takes long where there are many.</summary>
internal sealed class TenantKeys(RedisServer server, RedisKeys keys) : ITenantData
{
    private const string Purpose = "tenant-data";
    private const int PageSize = 1_000;

    public string Place => "Redis";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var count = (await FindAsync(tenant, cancellationToken).ConfigureAwait(false)).Count;
        return count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} keys {keys.PatternOf(tenant)}")];
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // They are in one slot, so that a command may name many.
        foreach (var page in (await FindAsync(tenant, cancellationToken).ConfigureAwait(false)).Chunk(PageSize))
        {
            await server.AskAsync(Purpose, redis => redis.GetDatabase().KeyDeleteAsync(page), cancellationToken).ConfigureAwait(false);
        }
    }

    // Each page is a question of its own: all of them may take longer than one answer is waited for.
    private async ValueTask<IReadOnlyCollection<RedisKey>> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }

        var found = new HashSet<RedisKey>();
        var (endpoints, database) = await server.AskAsync(Purpose, redis => Task.FromResult((redis.GetServers(), redis.GetDatabase().Database)), cancellationToken)
            .ConfigureAwait(false);
        foreach (var endpoint in endpoints.Where(one => !one.IsReplica))
        {
            // One that is away fails the question: what it has is not gone.
            var cursor = 0L;
            do
            {
                var at = cursor;
                var page = await server.AskAsync(
                    Purpose,
                    _ => endpoint.ExecuteAsync(database, "SCAN", [at, "MATCH", keys.PatternOf(tenant), "COUNT", PageSize]),
                    cancellationToken).ConfigureAwait(false);
                cursor = long.Parse((string)page[0]!, CultureInfo.InvariantCulture);
                found.UnionWith(((RedisKey[]?)page[1])!);
            }
            while (cursor != 0);
        }

        return found;
    }
}
