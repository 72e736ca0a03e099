namespace ReverseBuy.Buying;

/// <summary>A purchase from one seller.</summary>
/// <param name="Reference">Our reference, under which the marketplace must know the order; 1 to 32 letters and digits.</param>
/// <param name="Destination">The warehouse the goods are sent to.</param>
/// <param name="Lines">The lines; all of one seller, no SKU twice, at most <see cref="Connectors.ConnectorDescriptor.OrderLineLimit"/>.</param>
public sealed record PurchaseRequest(string Reference, WarehouseAddress Destination, IReadOnlyList<PurchaseLine> Lines);
