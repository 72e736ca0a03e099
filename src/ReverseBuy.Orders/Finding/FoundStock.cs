using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Finding;

/// <summary>Puts goods that no order line stands for into the books.</summary>
internal sealed class FoundStock(IIdGenerator ids)
{
    /// <summary>What was found in a package beside what was bought; all of it, where a customer had it sent here.</summary>
    public void FindIn(ChangeSet changes, InboundPackage package, FoundGoods goods) => Add(
        changes,
        new FoundItem
        {
            Id = ids.NewId<FoundItemId>(),
            Warehouse = package.Warehouse,
            Description = goods.Description,
            Origin = package.Customer is null ? FoundItemOrigin.Extra : FoundItemOrigin.Forwarding,
            Units = UnitsOf(goods.Accepted, goods.Rejected),
            Version = 0,
            FoundAt = changes.At,
            Owner = package.Customer,
            Package = package.Id,
            Sku = goods.Sku,
        });

    /// <summary>What is left in quarantine when units leave it on paper: the seller sends others, or they are bought anew.</summary>
    public void KeepExchanged(ChangeSet changes, Order order, OrderLine line, int quantity) => Add(
        changes,
        new FoundItem
        {
            Id = ids.NewId<FoundItemId>(),
            Warehouse = order.Warehouse,
            Description = line.Title,
            Origin = FoundItemOrigin.Exchanged,
            Units = UnitsOf(0, quantity),
            Version = 0,
            FoundAt = changes.At,
            Order = order.Id,
            Sku = line.Sku,
        });

    private static void Add(ChangeSet changes, FoundItem item) => changes.Add(FoundItemChange.Find(item, changes.Cause, changes.At));

    private static Units UnitsOf(int accepted, int rejected) =>
        Units.Of([KeyValuePair.Create(UnitBucket.InStock, accepted), KeyValuePair.Create(UnitBucket.Quarantined, rejected)]);
}
