using ReverseBuy.Fulfilment;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders;

/// <summary>Which order, purchase order, package, parcel or found item. With a version it orders events.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The value behind its id.</param>
public readonly record struct AggregateKey(AggregateKind Kind, Guid Value)
{
    /// <summary>The key of an order.</summary>
    /// <param name="id">The order.</param>
    public static AggregateKey Of(OrderId id) => new(AggregateKind.Order, id.Value);

    /// <summary>The key of a purchase order.</summary>
    /// <param name="id">The purchase order.</param>
    public static AggregateKey Of(PurchaseOrderId id) => new(AggregateKind.PurchaseOrder, id.Value);

    /// <summary>The key of a package.</summary>
    /// <param name="id">The package.</param>
    public static AggregateKey Of(PackageId id) => new(AggregateKind.Package, id.Value);

    /// <summary>The key of a parcel.</summary>
    /// <param name="id">The parcel.</param>
    public static AggregateKey Of(ParcelId id) => new(AggregateKind.Parcel, id.Value);

    /// <summary>The key of a found item.</summary>
    /// <param name="id">The found item.</param>
    public static AggregateKey Of(FoundItemId id) => new(AggregateKind.FoundItem, id.Value);

    /// <summary>Kind and id, such as <c>Order:0193…</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Kind}:{Value:N}";
}
