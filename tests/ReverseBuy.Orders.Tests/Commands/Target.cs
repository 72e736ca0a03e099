using ReverseBuy.Blobs;
using ReverseBuy.Fulfilment;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>What a command is given to: one of everything that belongs together.</summary>
internal sealed record Target(
    OrderId Order,
    OrderLineId Line,
    OrderQuestionId Question,
    PurchaseOrderId Purchase,
    string Upstream,
    PackageId Package,
    string Waybill,
    ParcelId Parcel,
    FoundItemId Item,
    BlobId Photo)
{
    /// <summary>Ids that nobody has given out.</summary>
    public static Target Unknown { get; } = new(
        OrderId.From(Id(1)), OrderLineId.From(Id(2)), OrderQuestionId.From(Id(3)), PurchaseOrderId.From(Id(4)), "U-404", PackageId.From(Id(5)), "W-404", ParcelId.From(Id(6)), FoundItemId.From(Id(7)), BlobId.From(Id(8)));

    private static Guid Id(int number) => Guid.Parse($"0193a404-0000-7000-8000-{number:x12}");
}
