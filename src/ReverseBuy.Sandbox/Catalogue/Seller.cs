namespace ReverseBuy.Sandbox.Catalogue;

/// <summary>A seller; one with two warehouses makes 1688 split an order.</summary>
internal sealed record Seller(
    long Id, string Name, string OpenId, string MemberId, string Province, string City, int Warehouses, MixRule? Mix);
