using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.Orders;

/// <summary>What orders and purchases count.</summary>
internal sealed class OrdersMetrics : IDisposable
{
    private readonly Meter _meter = new(ReverseBuyDiagnostics.OrdersName, ReverseBuyDiagnostics.VersionOf(typeof(OrdersMetrics)));
    private readonly Counter<long> _placed;
    private readonly Counter<long> _differed;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _purchases;
    private readonly Counter<long> _counted;

    public OrdersMetrics()
    {
        _placed = _meter.CreateCounter<long>("reversebuy.orders.placed", "{order}", "Orders that were placed.");
        _differed = _meter.CreateCounter<long>("reversebuy.orders.differed_lines", "{line}", "Lines of orders that were not placed because of a difference, by difference.");
        _refused = _meter.CreateCounter<long>("reversebuy.orders.refused", "{order}", "Orders that the settings of a tenant did not allow, by reason.");
        _purchases = _meter.CreateCounter<long>("reversebuy.orders.purchase_steps", "{step}", "What became of purchases, by marketplace and outcome.");
        _counted = _meter.CreateCounter<long>("reversebuy.orders.counted_units", "{unit}", "Units that were counted in packages, by what they were found to be.");
    }

    public void Placed() => _placed.Add(1);

    public void Differed(IEnumerable<DecidedLine> lines)
    {
        foreach (var line in lines.Where(line => line.Decision is VerificationDecision.Ask or VerificationDecision.Refuse))
        {
            _differed.Add(1, new KeyValuePair<string, object?>("reversebuy.difference", line.Line.Difference.GetType().Name));
        }
    }

    public void Refused(OrderRefusal refusal) => _refused.Add(1, new KeyValuePair<string, object?>("reversebuy.reason", refusal.GetType().Name));

    public void Purchase(MarketplaceId marketplace, string outcome) => _purchases.Add(
        1,
        new KeyValuePair<string, object?>("reversebuy.marketplace", marketplace.Value),
        new KeyValuePair<string, object?>("reversebuy.outcome", outcome));

    public void Counted(Inspection inspection)
    {
        foreach (var (found, quantity) in new[]
                 {
                     ("accepted", inspection.Units.Sum(units => units.Accepted)),
                     ("wrong", inspection.Units.Sum(units => units.Wrong)),
                     ("damaged", inspection.Units.Sum(units => units.Damaged)),
                     ("prohibited", inspection.Units.Sum(units => units.Prohibited)),
                     ("short", inspection.Units.Sum(units => units.Short)),
                     ("extra", inspection.Found.Sum(goods => goods.Accepted + goods.Rejected)),
                 })
        {
            if (quantity > 0)
            {
                _counted.Add(quantity, new KeyValuePair<string, object?>("reversebuy.outcome", found));
            }
        }
    }

    public void Dispose() => _meter.Dispose();
}
