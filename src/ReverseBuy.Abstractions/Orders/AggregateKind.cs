using System.Text.Json.Serialization;

namespace ReverseBuy.Orders;

/// <summary>What has a state and a version of its own.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AggregateKind>))]
public enum AggregateKind
{
    /// <summary>A customer's order.</summary>
    Order,

    /// <summary>One of our attempts to buy.</summary>
    PurchaseOrder,

    /// <summary>A package into one of our warehouses.</summary>
    Package,

    /// <summary>A parcel to a customer.</summary>
    Parcel,

    /// <summary>Goods in a warehouse that no order line stands for.</summary>
    FoundItem,
}
