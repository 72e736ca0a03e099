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

    public void Note(TenantId tenant, CustomerId customer, Verification verification)
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

        var prices = verification.Lines
            .Where(line => line.Difference is LineDifference.PriceMoved)
            .ToDictionary(line => line.Line.Sku, line => ((LineDifference.PriceMoved)line.Difference).To);
        _told[(tenant, verification.Id)] = new Evidence(customer, now + options.EvidenceLifetime, prices);
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
