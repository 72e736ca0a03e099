using System.Collections.Concurrent;
using System.Globalization;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Placing;

/// <summary>
/// The prices that customers were told of, for as long as they may accept them. Kept in memory: what is lost with the process is told again.
/// </summary>
internal sealed class EvidenceBook(OrdersOptions options, TimeProvider time) : ITenantData
{
    private const int Capacity = 10_000;
    private readonly ConcurrentDictionary<(TenantId Tenant, VerificationId Id), Evidence> _told = new();

    public string Place => "prices that customers were told of";

    public bool IsInMemory => true;

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var count = _told.Keys.Count(key => key.Tenant == tenant);
        return ValueTask.FromResult<IReadOnlyList<string>>(count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} verifications")]);
    }

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var key in _told.Keys.Where(key => key.Tenant == tenant))
        {
            _told.TryRemove(key, out _);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Keeps what the customer was asked about. A small rise that the agent bears was not asked, and stays the agent's.</summary>
    public void Note(TenantId tenant, CustomerId customer, VerificationId id, IEnumerable<DecidedLine> lines)
    {
        var now = time.GetUtcNow();
        foreach (var (key, evidence) in _told)
        {
            if (evidence.Until <= now)
            {
                _told.TryRemove(key, out _);
            }
        }

        if (_told.Count >= Capacity)
        {
            // Whoever is forgotten is asked once more.
            _told.Clear();
        }

        var prices = lines
            .Where(line => line is { Decision: VerificationDecision.Ask, Line.Difference: LineDifference.PriceMoved })
            .ToDictionary(line => line.Line.Line.Sku, line => ((LineDifference.PriceMoved)line.Line.Difference).To);
        _told[(tenant, id)] = new Evidence(customer, now + options.EvidenceLifetime, prices);
    }

    /// <summary>The price of a SKU that the customer accepts with the evidence; <see langword="null"/> when none was told, to somebody else, or too long ago.</summary>
    public Money? Accepted(TenantId tenant, CustomerId customer, VerificationId? accepts, SkuId sku) =>
        accepts is { } id
        && _told.TryGetValue((tenant, id), out var evidence)
        && evidence.Customer == customer
        && evidence.Until > time.GetUtcNow()
        && evidence.Prices.TryGetValue(sku, out var price)
            ? price
            : null;

    private sealed record Evidence(CustomerId Customer, DateTimeOffset Until, IReadOnlyDictionary<SkuId, Money> Prices);
}
