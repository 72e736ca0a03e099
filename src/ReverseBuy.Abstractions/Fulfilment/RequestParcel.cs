using ReverseBuy.Buying;

namespace ReverseBuy.Fulfilment;

/// <summary>What a customer wants to be sent.</summary>
/// <param name="Customer">Who; the goods are of orders of this customer.</param>
/// <param name="Items">What; in stock, of one warehouse, no order line twice.</param>
/// <param name="Recipient">Where to: the host's id of the address.</param>
/// <param name="Country">The country, by its two letters (ISO 3166-1).</param>
public sealed record RequestParcel(CustomerId Customer, IReadOnlyList<ParcelItem> Items, string Recipient, string Country)
{
    /// <summary>Found items of the customer that go with it; none twice.</summary>
    public IReadOnlyList<ParcelFoundItem> FoundItems { get; init; } = [];

    /// <summary>The warehouse to pack in; needed only where the units of a line lie in several.</summary>
    public WarehouseId? Warehouse { get; init; }

    /// <summary>What customs want to know of the recipient (see <see cref="IRecipients"/>).</summary>
    public RecipientId? ImportData { get; init; }

    /// <summary>The currency of the freight, for a parcel of found items alone; else it is that of the orders.</summary>
    public Currency? Currency { get; init; }
}
