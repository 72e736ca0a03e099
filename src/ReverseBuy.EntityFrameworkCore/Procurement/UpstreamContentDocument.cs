using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Procurement;

/// <summary>Units in an upstream order, as they lie in a column. Released: members are never renamed, removed or given another meaning.</summary>
internal sealed record UpstreamContentDocument(OrderLineId Line, int Quantity);
