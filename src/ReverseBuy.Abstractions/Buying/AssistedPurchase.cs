namespace ReverseBuy.Buying;

/// <summary>A purchase that a person makes by hand, to be matched with what the marketplace tells.</summary>
/// <param name="Reference">Our reference, as in the <see cref="PurchaseRequest"/> that the link was made of.</param>
/// <param name="Lines">What is to be bought.</param>
/// <param name="Since">When the link was made: no order of it is older.</param>
public sealed record AssistedPurchase(string Reference, IReadOnlyList<PurchaseLine> Lines, DateTimeOffset Since);
