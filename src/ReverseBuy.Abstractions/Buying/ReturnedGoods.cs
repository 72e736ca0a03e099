namespace ReverseBuy.Buying;

/// <summary>Goods that were sent back to the seller for a refund.</summary>
public sealed record ReturnedGoods
{
    /// <summary>The marketplace's id of the refund.</summary>
    public required string RefundId { get; init; }

    /// <summary>The carrier, by the marketplace's code of it, such as <c>ZTO</c>.</summary>
    public required string CarrierCode { get; init; }

    /// <summary>The carrier's number of the parcel.</summary>
    public required string Waybill { get; init; }

    /// <summary>Addresses of pictures that prove it, as <see cref="IRefundVouchers"/> gave them; without any, some claims cannot be made later.</summary>
    public IReadOnlyList<Uri> Vouchers { get; init; } = [];
}
