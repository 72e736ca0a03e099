using ReverseBuy.Buying;
using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>An international shipment of one customer's stored units and found items; they may come from several orders.</summary>
/// <remarks>Immutable.</remarks>
public sealed record Parcel
{
    /// <summary>The parcel.</summary>
    public required ParcelId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The warehouse it leaves from.</summary>
    public required WarehouseId Warehouse { get; init; }

    /// <summary>Where it goes: the host's id of the address. Names and addresses stay with the host.</summary>
    public required string Recipient { get; init; }

    /// <summary>The country it goes to, by its two letters (ISO 3166-1).</summary>
    public required string Country { get; init; }

    /// <summary>Where it stands.</summary>
    public required ParcelState State { get; init; }

    /// <summary>How many changes it has seen.</summary>
    public required int Version { get; init; }

    /// <summary>The ordered units in it.</summary>
    public required IReadOnlyList<ParcelItem> Items { get; init; }

    /// <summary>The found items in it.</summary>
    public IReadOnlyList<ParcelFoundItem> FoundItems { get; init; } = [];

    /// <summary>Which bucket what is in it is in: in stock until it is asked for, and again when it is blocked, cancelled or back.</summary>
    public UnitBucket UnitsIn { get; init; } = UnitBucket.InStock;

    /// <summary>The freight that was offered after a trial; charged once the customer accepts.</summary>
    public Money? Offered { get; init; }

    /// <summary>What the customer is to pay for its freight, less what was granted for loss or damage; below 0 when more was granted.</summary>
    public required Money Charged { get; init; }

    /// <summary>What the customer has paid for its freight, less what was paid back.</summary>
    public required Money Paid { get; init; }

    /// <summary>Until when its freight is to be paid, while it is owed; then it is cancelled.</summary>
    public DateTimeOffset? PayBefore { get; init; }

    /// <summary>Its weight in grams, once it is packed, if only for trial.</summary>
    public int? WeightGrams { get; init; }

    /// <summary>Its size, once it is packed, if only for trial.</summary>
    public ParcelSize? Size { get; init; }

    /// <summary>The carrier, once it is known.</summary>
    public string? Carrier { get; init; }

    /// <summary>The carrier's number of it, once it is known.</summary>
    public string? Waybill { get; init; }

    /// <summary>What customs want to know of the recipient: an id, for the data itself can be erased.</summary>
    public RecipientId? ImportData { get; init; }

    /// <summary>Why it is blocked.</summary>
    public string? Note { get; init; }

    /// <summary>What keeps it, if anything does.</summary>
    public Hold? Hold { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What is still to be paid; nothing when all is.</summary>
    public Money Due => Paid < Charged ? Charged - Paid : Money.Zero(Charged.Currency);

    /// <summary>What the customer gets back; nothing when no more was paid than charged.</summary>
    public Money DueBack => Paid > Charged ? Paid - Charged : Money.Zero(Charged.Currency);

    /// <summary>The orders whose goods are in it.</summary>
    public IEnumerable<OrderId> Orders => Items.Select(item => item.Order).Distinct();
}
