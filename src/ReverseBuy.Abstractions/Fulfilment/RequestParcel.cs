namespace ReverseBuy.Fulfilment;

/// <summary>What a customer wants to be sent.</summary>
/// <param name="Customer">Who; the goods are of orders of this customer.</param>
/// <param name="Items">What; in stock, of one warehouse, no order line twice.</param>
/// <param name="Recipient">Where to: the host's id of the address.</param>
/// <param name="Country">The country, by its two letters (ISO 3166-1).</param>
public sealed record RequestParcel(CustomerId Customer, IReadOnlyList<ParcelItem> Items, string Recipient, string Country);
