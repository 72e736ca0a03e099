using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Asks the rules about what is in a parcel, before anything is written: they may ask a service.</summary>
internal sealed class ParcelCompliance(ITenantStorage storage, IComplianceRules rules)
{
    public async ValueTask<ComplianceVerdict> CheckAsync(TenantId tenant, ParcelId id, CancellationToken cancellationToken)
    {
        var (parcel, goods) = await ReadAsync(tenant, id, cancellationToken).ConfigureAwait(false);
        var findings = await rules.CheckAsync(tenant, new ComplianceCheck(parcel.Country, goods) { Occasion = ComplianceOccasion.Packing }, cancellationToken).ConfigureAwait(false);
        return new ComplianceVerdict(parcel, findings.Count == 0 ? null : string.Join(' ', findings.Select(finding => finding.Reason).Distinct(StringComparer.Ordinal)));
    }

    private async ValueTask<(Parcel Parcel, IReadOnlyList<CheckedGoods> Goods)> ReadAsync(TenantId tenant, ParcelId id, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var parcel = await view.Parcels.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new UnknownAggregateException("parcel", id.ToString());
            var goods = new List<CheckedGoods>();
            foreach (var item in parcel.Items)
            {
                var order = await view.Orders.FindAsync(item.Order, cancellationToken).ConfigureAwait(false) ?? throw new UnknownAggregateException("order", item.Order.ToString());
                var line = order.Line(item.OrderLine);
                goods.Add(new CheckedGoods(line.Title, item.Quantity, line.Sku)
                {
                    Line = line.Id,
                    SourceTitle = line.SourceTitle,
                    Category = line.Category,
                    UnitPrice = line.UnitPrice,
                });
            }

            foreach (var found in parcel.FoundItems)
            {
                var item = await view.FoundItems.FindAsync(found.Item, cancellationToken).ConfigureAwait(false)
                    ?? throw new UnknownAggregateException("found item", found.Item.ToString());
                goods.Add(new CheckedGoods(item.Description, found.Quantity, item.Sku));
            }

            return (parcel, goods);
        }
    }
}
