namespace ReverseBuy.Sandbox.Control;

/// <summary>Body of the change of an order's freight, in yuan.</summary>
internal sealed record FreightChange(string Marketplace, string OrderId, decimal Freight);
