using ReverseBuy.Connectors;

namespace Lantern.Gateway;

/// <summary>An operation of the gateway, and what happens when it is sent twice.</summary>
internal sealed record LanternOperation(string Path, OperationSafety Safety)
{
    public static LanternOperation GetItem { get; } = new("/v1/items/get", OperationSafety.ReadOnly);

    public static LanternOperation SearchItems { get; } = new("/v1/items/search", OperationSafety.ReadOnly);

    public static LanternOperation PreviewOrder { get; } = new("/v1/orders/preview", OperationSafety.ReadOnly);

    /// <summary>A second one would buy a second time: the marketplace keeps the reference, and does not look whether it had it before.</summary>
    public static LanternOperation CreateOrder { get; } = new("/v1/orders/create", OperationSafety.Once);

    public static LanternOperation PayOrder { get; } = new("/v1/orders/pay", OperationSafety.Once);

    public static LanternOperation CancelOrder { get; } = new("/v1/orders/cancel", OperationSafety.Idempotent);

    public static LanternOperation GetOrder { get; } = new("/v1/orders/get", OperationSafety.ReadOnly);

    public static LanternOperation ListOrders { get; } = new("/v1/orders/list", OperationSafety.ReadOnly);
}
