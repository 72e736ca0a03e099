using System.Collections.Concurrent;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;

namespace ReverseBuy.Orders.Placing;

/// <summary>
/// The prices that customers were told of, for as long as they may accept them. Kept in memory: what is lost with the process is told again.
/// </summary>
internal sealed class EvidenceBook(OrdersOptions options, TimeProvider time)
{
    private const int Capacity = 10_000;
    private readonly ConcurrentDictionary<(TenantId, VerificationId), Evidence> _told = new();

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
