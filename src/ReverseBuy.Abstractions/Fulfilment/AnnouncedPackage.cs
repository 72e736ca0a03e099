using ReverseBuy.Buying;

namespace ReverseBuy.Fulfilment;

/// <summary>A package that a customer has sent to a warehouse without an order of ours.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Warehouse">The warehouse it is sent to.</param>
/// <param name="Waybill">The carrier's number on it.</param>
/// <param name="Carrier">The carrier's name, as the customer writes it.</param>
public sealed record AnnouncedPackage(CustomerId Customer, WarehouseId Warehouse, string Waybill, string Carrier);
