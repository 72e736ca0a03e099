using System.Collections.Concurrent;
using ReverseBuy.Health;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// The breakers that are open. One that nobody has tried again for twice its length counts no longer: an account that is not called says nothing of its marketplace. Thread-safe.
/// </summary>
internal sealed class OpenBreakers(TimeProvider time) : IHealthProbe
{
    private readonly ConcurrentDictionary<PolicyKey, DateTimeOffset> _open = new();

    public string Name => "marketplaces";

    public void Add(PolicyKey key, TimeSpan length) => _open[key] = time.GetUtcNow() + (2 * length);

    public void Remove(PolicyKey key) => _open.TryRemove(key, out _);

    public ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Read());

    private HealthReading Read()
    {
        var now = time.GetUtcNow();
        foreach (var left in _open.Where(breaker => breaker.Value <= now))
        {
            // Only as it was seen: it may have opened again meanwhile.
            _open.TryRemove(left);
        }

        var marketplaces = _open.Keys
            .Select(key => key.Account)
            .Distinct()
            .GroupBy(account => account.Marketplace)
            .OrderBy(marketplace => marketplace.Key.Value, StringComparer.Ordinal)
            .Select(marketplace => $"{marketplace.Key} ({marketplace.Count()} account(s))")
            .ToList();
        return marketplaces.Count == 0
            ? HealthReading.Healthy("No buying account is left alone for its failures.")
            : HealthReading.Degraded($"Too many calls failed lately, so that buying accounts are left alone for a while at {string.Join(", ", marketplaces)}. Browsing goes on from snapshots.");
    }
}
