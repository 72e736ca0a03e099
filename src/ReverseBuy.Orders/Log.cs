using Microsoft.Extensions.Logging;
using ReverseBuy.Catalogue;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders;

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "Purchase order {PurchaseOrder} of tenant {Tenant} could not be taken further from {State}; it is tried again.")]
    public static partial void StepFailed(ILogger logger, PurchaseOrderId purchaseOrder, TenantId tenant, PurchaseOrderState state, Exception exception);

    [LoggerMessage(1002, LogLevel.Warning, "The sender of purchase order {PurchaseOrder} of tenant {Tenant} is gone; the marketplace is asked what became of it.")]
    public static partial void SenderGone(ILogger logger, PurchaseOrderId purchaseOrder, TenantId tenant);

    [LoggerMessage(1003, LogLevel.Error, "More was found under the reference of purchase order {PurchaseOrder} of tenant {Tenant} than was asked for. A person has to look at the marketplace and cancel what is too much.")]
    public static partial void MoreThanAsked(ILogger logger, PurchaseOrderId purchaseOrder, TenantId tenant);

    [LoggerMessage(1004, LogLevel.Error, "The answer for purchase order {PurchaseOrder} of tenant {Tenant} came when it was {State} already. A person has to compare it with the marketplace.")]
    public static partial void AnswerTooLate(ILogger logger, PurchaseOrderId purchaseOrder, TenantId tenant, PurchaseOrderState state);

    [LoggerMessage(1006, LogLevel.Error, "Order {Order} of tenant {Tenant} is approved and could not be planned: {Reason} Then plan it with IProcurement.BuyAsync.")]
    public static partial void NotPlanned(ILogger logger, OrderId order, TenantId tenant, string reason);

    [LoggerMessage(1007, LogLevel.Error, "Upstream orders of purchase order {PurchaseOrder} of tenant {Tenant} turned up after it was taken for absent. They are cancelled while they are unpaid; a person is called for those that are paid.")]
    public static partial void TurnedUp(ILogger logger, PurchaseOrderId purchaseOrder, TenantId tenant);

    [LoggerMessage(1005, LogLevel.Warning, "Upstream order {UpstreamOrder} of {Marketplace} has the status '{Status}', which is not known; nothing is concluded from it.")]
    public static partial void UnknownStatus(ILogger logger, string upstreamOrder, MarketplaceId marketplace, string status);
}
