namespace ReverseBuy.Fulfilment;

/// <summary>Units of a found item in a parcel.</summary>
/// <param name="Item">The found item.</param>
/// <param name="Quantity">How many; at least 1.</param>
public sealed record ParcelFoundItem(FoundItemId Item, int Quantity);
